using Relay.Presets;

namespace Relay.Generators;

/// <summary>What modules are called in C#, and what their presets are called within them.</summary>
/// <param name="members">What the generated class has already.</param>
internal sealed class ModuleNames(HashSet<string> members)
{
    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _taken = new(StringComparer.Ordinal);

    /// <summary>The member for a preset, and the class of its module.</summary>
    public string Next(string module, string preset, out string inside)
    {
        if (!_classes.TryGetValue(module, out string? name))
        {
            name = MemberNames.Unique(IdentifierNames.From(module), members);
            _classes.Add(module, name);

            // A member cannot be called as the class around it is.
            _taken.Add(module, new HashSet<string>(StringComparer.Ordinal) { name });
        }

        inside = name;
        return MemberNames.Unique(IdentifierNames.From(preset), _taken[module]);
    }
}
