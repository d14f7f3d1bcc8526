namespace Relay.Cli;

/// <summary>What became different. In JSON the words are written in small letters with underscores.</summary>
internal enum ChangeKind
{
    /// <summary>An alias is new.</summary>
    AliasAdded,

    /// <summary>An alias is gone: a program that uses it does not compile.</summary>
    AliasRemoved,

    /// <summary>The alias stands for another model.</summary>
    Retargeted,

    /// <summary>An alias became a group or a group an alias: the type of the generated property is another one.</summary>
    Recast,

    /// <summary>A rate is another one, known now, or no longer known.</summary>
    Price,

    /// <summary>The context window is smaller or larger.</summary>
    ContextWindow,

    /// <summary>The longest answer is shorter or longer.</summary>
    MaxOutput,

    /// <summary>The model is now known not to have a capability.</summary>
    CapabilityLost,

    /// <summary>The model is now known to have a capability.</summary>
    CapabilityGained,

    /// <summary>Whether the model has a capability is no longer known.</summary>
    CapabilityUnknown,

    /// <summary>A request default is another one.</summary>
    Parameter,

    /// <summary>A setting of how the model is reached is another one.</summary>
    Setting,

    /// <summary>A provider of the project's own is new.</summary>
    ProviderAdded,

    /// <summary>A provider of the project's own is gone: a configuration that names it fails.</summary>
    ProviderRemoved,

    /// <summary>A provider of the project's own is reached or spoken to in another way.</summary>
    Provider,

    /// <summary>A group is new.</summary>
    GroupAdded,

    /// <summary>A group is gone: a program that uses it does not compile.</summary>
    GroupRemoved,

    /// <summary>The group picks in another way.</summary>
    Strategy,

    /// <summary>The group has a member that it had not.</summary>
    MemberAdded,

    /// <summary>The group no longer has a member.</summary>
    MemberRemoved,

    /// <summary>The members are the same, in another order.</summary>
    MemberOrder,

    /// <summary>A member's weight or condition is another one.</summary>
    Member,
}
