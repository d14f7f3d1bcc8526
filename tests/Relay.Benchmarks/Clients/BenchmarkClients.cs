using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Relay.Benchmarks;

/// <summary>The clients that are compared, by name. Each is made in a process of its own.</summary>
internal static class BenchmarkClients
{
    public const string Raw = "raw";
    public const string Relay = "relay";
    public const string RelayServices = "relay-di";
    public const string RelayChatClient = "relay-chatclient";
    public const string RelayMessages = "relay-anthropic";
    public const string OpenAI = "openai";
    public const string Anthropic = "anthropic";

    /// <summary>In the order of the tables; raw is what the others are held against.</summary>
    public static IReadOnlyList<string> All { get; } = [Raw, Relay, RelayServices, RelayChatClient, RelayMessages, OpenAI, Anthropic];

    public static string Title(string name) => name switch
    {
        Raw => "raw: by hand",
        Relay => "Relay",
        RelayServices => "Relay, AddRelay",
        RelayChatClient => "Relay as IChatClient",
        RelayMessages => "Relay, Anthropic's protocol",
        OpenAI => "OpenAI .NET " + Version(typeof(OpenAI.OpenAIClient)),
        Anthropic => "Anthropic .NET " + Version(typeof(Anthropic.AnthropicClient)),
        _ => name,
    };

    public static IBenchmarkClient Create(string name) => name switch
    {
        Raw => new RawClient(),
        Relay => new RelayClient(RelayRuntime.Get),
        RelayServices => UnderServices(),
        RelayChatClient => new RelayChatClient(RelayRuntime.Get),
        RelayMessages => new RelayClient(static alias => RelayRuntime.Get(alias + "-messages")),
        OpenAI => new OpenAISdkClient(),
        Anthropic => new AnthropicSdkClient(),
        _ => throw new ArgumentException($"There is no client '{name}'."),
    };

    private static RelayClient UnderServices()
    {
        var services = new ServiceCollection();
        services.AddRelay().AddModels();
        ServiceProvider provider = services.BuildServiceProvider();
        return new RelayClient(alias => provider.GetRequiredKeyedService<ModelAlias>(alias), provider);
    }

    private static string Version(Type type) => type.Assembly.GetName().Version!.ToString(3);
}
