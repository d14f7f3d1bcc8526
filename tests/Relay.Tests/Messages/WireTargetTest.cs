using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A test that sends conversations to every wire over loopback HTTP.</summary>
public abstract class WireTargetTest : LoopbackTest
{
    /// <summary>Every target that a theory about all wires runs over.</summary>
    public static TheoryData<string> Wires => [.. WireTarget.All.Select(target => target.Target)];

    protected ChatReply Reply { get; private set; } = null!;

    protected override void Configure(RelayRuntimeOptions options)
    {
        foreach (ProviderFacts provider in WireTarget.OwnProviders)
        {
            options.Providers.Add(provider);
        }
    }

    /// <summary>The body that a call sends.</summary>
    protected async Task<string> Sent(string target, IEnumerable<ChatMessage> messages, ChatOptions? options = null, Action<ModelSpecBuilder>? configure = null)
    {
        Server.Enqueue(LoopbackReply.RawJson(WireTarget.Of(target).Answer));
        Reply = await At(target, configure).ChatAsync(messages, options);
        return Server.Requests[^1].Body;
    }

    /// <summary>The failure of a call that sends nothing.</summary>
    protected async Task<RelayException> Refused(string target, IEnumerable<ChatMessage> messages, ChatOptions? options = null)
    {
        int before = Server.Requests.Count;
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => At(target).ChatAsync(messages, options));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Equal(before, Server.Requests.Count);
        return error;
    }

    /// <summary>The target on the loopback provider.</summary>
    protected ModelAlias At(string target, Action<ModelSpecBuilder>? configure = null)
    {
        string plain = WireTarget.Plain(target);
        return Model(plain, m =>
        {
            m.ApiStyle = plain != target ? ApiStyle.Responses : ApiStyle.ChatCompletions;
            m.Region = plain.StartsWith("bedrock/", StringComparison.Ordinal) ? "us-east-1" : null;
            if (plain.StartsWith("azure/", StringComparison.Ordinal))
            {
                m.BaseUrl = Server.BaseUrl[..^"/v1".Length];
            }
            else if (plain.StartsWith("vertex/", StringComparison.Ordinal))
            {
                (m.Project, m.Location) = ("my-project", "europe-west4");
            }

            configure?.Invoke(m);
        });
    }

    protected static ChatMessage User(params AIContent[] contents) => new(ChatRole.User, contents);

    protected static ChatMessage Assistant(params AIContent[] contents) => new(ChatRole.Assistant, contents);

    protected static ChatMessage Tool(params AIContent[] contents) => new(ChatRole.Tool, contents);

    protected static TextContent Text(string text) => new(text);
}
