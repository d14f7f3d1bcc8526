using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A model under the name a program uses. The compiler makes one class of each model in the preset files.</summary>
/// <remarks>
/// Every alias is an <see cref="IChatClient"/> and works wherever one is taken. Thread-safe; holds no connection, so there is nothing to dispose.
/// Calls throw <see cref="RelayException"/> when they fail and <see cref="OperationCanceledException"/> when the caller cancels.
/// </remarks>
public abstract partial class ModelAlias
{
    private readonly Lazy<ModelSpec>? _spec;
    private AliasBinding? _binding;
    private TargetOverlay? _overlay;

    /// <summary>Called by generated code.</summary>
    /// <param name="name">The alias.</param>
    /// <param name="spec">Builds the spec when it is first asked for.</param>
    protected ModelAlias(string name, Func<ModelSpec> spec)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(spec);
        Name = name;
        _spec = new Lazy<ModelSpec>(spec, LazyThreadSafetyMode.PublicationOnly);
    }

    private protected ModelAlias(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The alias.</summary>
    public string Name { get; }

    /// <summary>Target, defaults, limits, capabilities and prices, as they were compiled in.</summary>
    public ModelSpec Spec => PrimarySpec;

    private protected virtual ModelSpec PrimarySpec => _spec!.Value;

    internal ModelSpec PrimaryOf() => PrimarySpec;

    /// <summary>Asks the model.</summary>
    /// <param name="prompt">The user's message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RelayException">The call failed; <see cref="RelayException.Kind"/> says how.</exception>
    public Task<ChatReply> ChatAsync(string prompt, CancellationToken cancellationToken = default) =>
        Call(Conversation(prompt), null, cancellationToken);

    /// <summary>Asks the model, with options over the preset's defaults.</summary>
    /// <param name="prompt">The user's message.</param>
    /// <param name="options">What to change for this call; a <see cref="CallOptions"/> takes Relay's own too.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RelayException">The call failed; <see cref="RelayException.Kind"/> says how.</exception>
    public Task<ChatReply> ChatAsync(string prompt, ChatOptions options, CancellationToken cancellationToken = default) =>
        Call(Conversation(prompt), options, cancellationToken);

    /// <summary>Goes on with a conversation.</summary>
    /// <param name="messages">The conversation; at least one message.</param>
    /// <param name="options">What to change for this call; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RelayException">The call failed; <see cref="RelayException.Kind"/> says how.</exception>
    public Task<ChatReply> ChatAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Call(NotNull(messages), options, cancellationToken);

    /// <summary>Asks the model and hands out the answer as it comes.</summary>
    /// <inheritdoc cref="ChatAsync(string, CancellationToken)"/>
    public IAsyncEnumerable<ChatUpdate> StreamAsync(string prompt, CancellationToken cancellationToken = default) =>
        Stream(Conversation(prompt), null, cancellationToken);

    /// <summary>Asks the model, with options over the preset's defaults, and hands out the answer as it comes.</summary>
    /// <inheritdoc cref="ChatAsync(string, ChatOptions, CancellationToken)"/>
    public IAsyncEnumerable<ChatUpdate> StreamAsync(string prompt, ChatOptions options, CancellationToken cancellationToken = default) =>
        Stream(Conversation(prompt), options, cancellationToken);

    /// <summary>Goes on with a conversation and hands out the answer as it comes.</summary>
    /// <inheritdoc cref="ChatAsync(IEnumerable{ChatMessage}, ChatOptions?, CancellationToken)"/>
    public IAsyncEnumerable<ChatUpdate> StreamAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Stream(NotNull(messages), options, cancellationToken);

    /// <summary>Asks the model; a failure is a value and not an exception. Only cancellation by the caller throws.</summary>
    /// <param name="prompt">The user's message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<ChatResult> TryChatAsync(string prompt, CancellationToken cancellationToken = default) =>
        TryAsync(ChatAsync(prompt, cancellationToken));

    /// <summary>Asks the model, with options over the preset's defaults; a failure is a value. Only cancellation by the caller throws.</summary>
    /// <param name="prompt">The user's message.</param>
    /// <param name="options">What to change for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<ChatResult> TryChatAsync(string prompt, ChatOptions options, CancellationToken cancellationToken = default) =>
        TryAsync(ChatAsync(prompt, options, cancellationToken));

    /// <summary>Goes on with a conversation; a failure is a value. Only cancellation by the caller throws.</summary>
    /// <param name="messages">The conversation; at least one message.</param>
    /// <param name="options">What to change for this call; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<ChatResult> TryChatAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        TryAsync(ChatAsync(messages, options, cancellationToken));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The runtime that carries this alias' calls, where a container made it; null means the one in force.</summary>
    internal RelayRuntime? Owner { get; set; }

    /// <summary>The same alias, whose calls <paramref name="runtime"/> carries.</summary>
    internal ModelAlias OwnedBy(RelayRuntime runtime)
    {
        var copy = (ModelAlias)MemberwiseClone();
        copy._binding = null;
        copy._overlay = null;
        copy.Owner = runtime;
        return copy;
    }

    /// <summary>A whole answer, through <paramref name="runtime"/>, or through the one in force when that is null.</summary>
    internal Task<ChatReply> CallThrough(RelayRuntime? runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CallTrace? trace, CancellationToken cancellationToken) => this is ModelGroup group
        ? GroupPath.ChatAsync(group, runtime, messages, options, trace, cancellationToken)
        : CallPath.ChatAsync(this, runtime, messages, options, trace, cancellationToken);

    /// <summary>A streamed answer, through <paramref name="runtime"/>, or through the one in force when that is null.</summary>
    internal IAsyncEnumerable<ChatUpdate> StreamThrough(RelayRuntime? runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CallTrace? trace, CancellationToken cancellationToken) => this is ModelGroup group
        ? GroupPath.StreamAsync(group, runtime, messages, options, trace, cancellationToken)
        : StreamPath.StreamAsync(this, runtime, messages, options, trace, cancellationToken);

    // 15 relay: where there are sinks, they are around the call. A member of a group is called by its group, so a call is one call.
    private Task<ChatReply> Call(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        RelayRuntime? runtime = Owner ?? RelayRuntime.InForce;
        return options is CallOptions { ToolInvocation: { } invocation } calls
            ? ToolLoop.ChatAsync(this, runtime, messages, calls, invocation, cancellationToken)
            : CallOnce(runtime, messages, options, cancellationToken);
    }

    private IAsyncEnumerable<ChatUpdate> Stream(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken, bool everyStart = false)
    {
        RelayRuntime? runtime = Owner ?? RelayRuntime.InForce;
        return options is CallOptions { ToolInvocation: { } invocation } calls
            ? ToolLoop.StreamAsync(this, runtime, messages, calls, invocation, everyStart, cancellationToken)
            : StreamOnce(runtime, messages, options, cancellationToken);
    }

    /// <summary>One call, whose end the usage sinks are told.</summary>
    internal Task<ChatReply> CallOnce(RelayRuntime? runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) => runtime?.Usage is { } usage
        ? usage.ChatAsync(this, runtime, messages, options, cancellationToken)
        : CallThrough(runtime, messages, options, trace: null, cancellationToken);

    /// <summary>One streamed call, whose end the usage sinks are told.</summary>
    internal IAsyncEnumerable<ChatUpdate> StreamOnce(RelayRuntime? runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) => runtime?.Usage is { } usage
        ? usage.StreamAsync(this, runtime, messages, options, cancellationToken)
        : StreamThrough(runtime, messages, options, trace: null, cancellationToken);

    /// <summary>The binding to a runtime (null: the one in force); made when first asked for, and again when another runtime is.</summary>
    internal AliasBinding Bind(RelayRuntime? chosen, ChatOptions? options)
    {
        RelayRuntime runtime = chosen ?? RelayRuntime.Current;
        if (runtime.ConfigSource is { } source)
        {
            return Overlay(runtime, source).Bind((options as CallOptions)?.Role);
        }

        AliasBinding? binding = Volatile.Read(ref _binding);
        if (binding is null || !ReferenceEquals(binding.Runtime, runtime))
        {
            binding = runtime.ModelVariables is { } variables
                ? TargetSwap.Bind(runtime, Spec, variables.Resolve(Name, Spec.Target, runtime.Providers), "environment variable " + EnvironmentConfigSource.Variable(Name))
                : AliasBinding.Create(runtime, Spec);
            Volatile.Write(ref _binding, binding);
        }

        return binding;
    }

    private TargetOverlay Overlay(RelayRuntime runtime, IConfigSource source)
    {
        TargetOverlay? overlay = Volatile.Read(ref _overlay);
        if (overlay is null || !ReferenceEquals(overlay.Runtime, runtime))
        {
            overlay = new TargetOverlay(runtime, source, Spec);
            Volatile.Write(ref _overlay, overlay);
        }

        return overlay;
    }

    private static ChatMessage[] Conversation(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return [new ChatMessage(ChatRole.User, prompt)];
    }

    private static IEnumerable<ChatMessage> NotNull(IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return messages;
    }

    private static async Task<ChatResult> TryAsync(Task<ChatReply> call)
    {
        try
        {
            return ChatResult.Success(await call.ConfigureAwait(false));
        }
        catch (RelayException error)
        {
            return ChatResult.Failure(error);
        }
    }
}
