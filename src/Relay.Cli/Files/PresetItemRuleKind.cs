namespace Relay.Cli;

/// <summary>What a line of a project does with files.</summary>
internal enum PresetItemRuleKind
{
    /// <summary>They are looked at.</summary>
    Include,

    /// <summary>They are not looked at any more.</summary>
    Remove,

    /// <summary>Those that are looked at get other metadata.</summary>
    Update,
}
