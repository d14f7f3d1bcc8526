using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Relay;

namespace Snippets;

internal static class DependencyInjection
{
    public static void Options(HostApplicationBuilder builder)
    {
        builder.AddRelay("Relay")
            .Configure(options => options.Timeout = TimeSpan.FromSeconds(30))
            .Configure(options => options.Providers.For("openai").BaseUrl = "https://gateway.example.com/v1")
            .AddModels();
    }

    public static void Http(HostApplicationBuilder builder)
    {
        builder.Services.AddRelay().AddModels()
            .ConfigureHttp("openai", http => http.ConfigurePrimaryHttpMessageHandler(
                (handler, _) => ((SocketsHttpHandler)handler).Proxy = new WebProxy("http://proxy.example.com:8080")));
    }

    public static async Task WithoutHost()
    {
        using ServiceProvider provider = new ServiceCollection().AddRelay().AddModels().Services.BuildServiceProvider();
        provider.UseRelay();
        Console.WriteLine(await Models.Smart.ChatAsync("Hello?"));
    }

    public static async Task Scope(IServiceProvider provider)
    {
        using (RelayRuntime.Use(provider.GetRequiredService<RelayRuntime>()))
        {
            Console.WriteLine(await Models.Smart.ChatAsync("Hello?"));
        }
    }
}
