namespace Relay;

/// <summary>The default source: the variable <c>{ALIAS}_MODEL</c>, upper-cased and with everything but letters and digits as <c>_</c>, names the target of an alias.</summary>
/// <remarks>
/// <c>FAST_CHEAP_MODEL=groq/llama-3.1-8b-instant</c> changes <c>fast-cheap</c>. A variable that is not set, or blank, changes nothing. The role is ignored. A runtime reads
/// the variable once for each alias, at its first call: environments do not change.
/// </remarks>
/// <param name="environment">Reads a variable; null when it is not set.</param>
public sealed class EnvironmentConfigSource(Func<string, string?> environment) : IConfigSource
{
    private readonly Func<string, string?> _environment = environment ?? throw new ArgumentNullException(nameof(environment));

    /// <summary>A source on the variables of this process.</summary>
    public EnvironmentConfigSource()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <summary>The variable that names the target of <paramref name="alias"/>.</summary>
    public static string Variable(string alias)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        return string.Create(alias.Length + "_MODEL".Length, alias, static (name, alias) =>
        {
            for (int i = 0; i < alias.Length; i++)
            {
                name[i] = char.IsLetterOrDigit(alias[i]) ? char.ToUpperInvariant(alias[i]) : '_';
            }

            "_MODEL".CopyTo(name[alias.Length..]);
        });
    }

    /// <inheritdoc/>
    /// <exception cref="RelayException">The variable's value is no target (<see cref="RelayErrorKind.Config"/>); the message names the variable.</exception>
    public string? Resolve(string alias, string? role, string target) => Resolve(alias, target, RelayRuntime.InForce?.Providers);

    /// <summary>As <see cref="Resolve(string, string?, string)"/>, for a runtime with these settings.</summary>
    internal string Resolve(string alias, string target, ProviderSettings? settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        string variable = Variable(alias);
        string? value = _environment(variable);
        return string.IsNullOrWhiteSpace(value)
            ? target
            : TargetText.TryRead(value, target[..target.IndexOf('/', StringComparison.Ordinal)], settings, out TargetText read, out string? fault)
                ? read.ToString()
                : throw new RelayException(RelayErrorKind.Config, $"'{alias}' cannot be called: environment variable {variable} {fault}") { Alias = alias };
    }
}
