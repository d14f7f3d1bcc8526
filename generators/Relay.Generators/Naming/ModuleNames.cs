using Relay.Presets;

namespace Relay.Generators;

/// <summary>What modules are called in C#, and what their presets are called within them.</summary>
/// <param name="members">What the generated class has already.</param>
internal sealed class ModuleNames(UniqueNames members)
{
    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UniqueNames> _taken = new(StringComparer.Ordinal);

    /// <summary>The member for a preset, and the class of its module.</summary>
    public string Next(string module, string preset, out string inside)
    {
        if (!_classes.TryGetValue(module, out string? name))
        {
            name = members.Take(IdentifierNames.From(module));
            _classes.Add(module, name);

            // A member cannot be called as the class around it is.
            _taken.Add(module, new UniqueNames(name));
        }

        inside = name;
        return _taken[module].Take(IdentifierNames.From(preset));
    }
}
