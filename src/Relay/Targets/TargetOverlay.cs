using System.Collections.Concurrent;

namespace Relay;

/// <summary>An alias under a source that is asked on every call: a binding for each target it has named so far.</summary>
internal sealed class TargetOverlay(RelayRuntime runtime, IConfigSource source, ModelSpec compiled)
{
    /// <summary>How many bindings are kept. A binding is quickly made again, and a source that names ever new targets must not fill the memory.</summary>
    internal const int Most = 64;

    private readonly string _target = compiled.Target;
    private readonly ConcurrentDictionary<string, AliasBinding> _bindings = new(StringComparer.Ordinal);

    public RelayRuntime Runtime => runtime;

    internal int Count => _bindings.Count;

    /// <summary>The binding of the target that the source names now.</summary>
    /// <exception cref="RelayException">The source failed, or its answer cannot be called (<see cref="RelayErrorKind.Config"/>).</exception>
    public AliasBinding Bind(string? role)
    {
        string target = Ask(role);
        return _bindings.TryGetValue(target, out AliasBinding? binding) ? binding : Add(target);
    }

    private AliasBinding Add(string target)
    {
        if (_bindings.Count >= Most)
        {
            _bindings.Clear();
        }

        return _bindings.GetOrAdd(target, static (target, overlay) => overlay.Create(target), this);
    }

    private AliasBinding Create(string target) => TargetSwap.Bind(runtime, compiled, target, $"the configuration source ({source.GetType().Name})");

    private string Ask(string? role)
    {
        try
        {
            return source.Resolve(compiled.Alias, role, _target) is { } answer && !string.IsNullOrWhiteSpace(answer) ? answer : _target;
        }
        catch (Exception error) when (error is not (RelayException or OperationCanceledException))
        {
            throw CallFailure.BeforeCall(
                compiled,
                RelayErrorKind.Config,
                $"'{compiled.Alias}' was not called: the configuration source ({source.GetType().Name}) failed with {error.GetType().Name}; the inner exception says why.",
                CallFailure.Harmless(error));
        }
    }
}
