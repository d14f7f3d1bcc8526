namespace Relay;

/// <summary>A group of aliases. The compiler makes one class of each group in the preset files.</summary>
/// <remarks>This version knows a group's members and strategy; it does not dispatch through a group yet, so call a member.</remarks>
public abstract class ModelGroup
{
    private readonly Lazy<GroupSpec> _spec;

    /// <summary>Called by generated code.</summary>
    /// <param name="name">The group's name.</param>
    /// <param name="spec">Builds the spec when it is first asked for.</param>
    protected ModelGroup(string name, Func<GroupSpec> spec)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(spec);
        Name = name;
        _spec = new Lazy<GroupSpec>(spec, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The group's name.</summary>
    public string Name { get; }

    /// <summary>Strategy and members.</summary>
    public GroupSpec Spec => _spec.Value;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
