using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Relay;

namespace Snippets;

internal static class Seams
{
    public sealed class RoleTable(IReadOnlyDictionary<string, string> roles) : IConfigSource
    {
        public string? Resolve(string alias, string? role, string target) =>
            role is not null && roles.TryGetValue(role, out string? chosen) ? chosen : target;
    }

    public sealed class UsageQueue(Channel<UsageRecord> queue) : IUsageSink
    {
        public void Record(UsageRecord record) => queue.Writer.TryWrite(record);
    }

    public static async Task Labels()
    {
        ChatReply reply = await Models.Smart.ChatAsync("Hello?", new CallOptions
        {
            Role = "critic",
            Caller = "review",
            Tenant = "acme",
            Tags = ["nightly"],
            Extras = new Dictionary<string, object?> { ["ticket"] = 42 },
        });
        Console.WriteLine(reply);
    }

    public static async Task Backend(IChatClient client)
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions().UseChatClient("openai", client, describeError: error =>
            error is HttpRequestException { StatusCode: { } status } ? new BackendError { StatusCode = (int)status } : null));
        using (RelayRuntime.Use(runtime))
        {
            Console.WriteLine(await Models.Smart.ChatAsync("Hello?"));
        }
    }

    public static void Host(HostApplicationBuilder builder, IReadOnlyDictionary<string, string> roles)
    {
        builder.Services.AddRelay().AddModels()
            .AddConfigSource(new RoleTable(roles))
            .AddUsageSink<UsageQueue>()
            .UseChatClient("openai", services => services.GetRequiredKeyedService<IChatClient>("my-openai"));
    }
}
