namespace Relay.Presets;

/// <summary>All preset files of a project as one configuration: resolved, value-equal, without positions.</summary>
/// <remarks>Two texts that differ only in comments or layout give equal models; that is what lets the generator skip work.</remarks>
/// <param name="Aliases">The aliases, by ordinal name.</param>
/// <param name="Groups">The groups, by ordinal name.</param>
public sealed record PresetModel(EquatableArray<AliasModel> Aliases, EquatableArray<GroupModel> Groups)
{
    /// <summary>The providers of the project's own, by name.</summary>
    public EquatableArray<ProviderModel> Providers { get; init; }

    /// <summary>A configuration of nothing.</summary>
    public static PresetModel Empty { get; } = new(default, default);
}

/// <summary>One provider of the project's own.</summary>
/// <param name="Facts">What the runtime will know of it.</param>
/// <param name="File">Path of the file that defines it, as given.</param>
public sealed record ProviderModel(ProviderFacts Facts, string File)
{
    /// <summary>The name that targets use.</summary>
    public string Name => Facts.Name;

    /// <summary>What the author wrote about it; null where nothing was written.</summary>
    public string? Description { get; init; }
}

/// <summary>One alias.</summary>
/// <param name="Spec">What the runtime will know of it.</param>
/// <param name="File">Path of the file that defines it, as given.</param>
public sealed record AliasModel(ModelSpec Spec, string File)
{
    /// <summary>What the generator wrote about it.</summary>
    internal Memo<object> Written;

    /// <summary>The name a program uses.</summary>
    public string Name => Spec.Alias;

    /// <summary>What the author wrote about it; null where nothing was written.</summary>
    public string? Description { get; init; }

    /// <summary>The module of a preset in Markdown: the class within <c>Models</c> that has its property; null where it stands in <c>Models</c> itself.</summary>
    public string? Module { get; init; }

    /// <summary>The name within <see cref="Module"/>, or the whole name.</summary>
    public string LocalName => Module is null ? Name : Name.Substring(Module.Length + 1);

    /// <summary>The beginning of the Markdown of a preset in Markdown, without secrets; null where there is none.</summary>
    public string? Prose { get; init; }

    /// <summary>Whether the author asks to use it no longer.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The day the catalog says the model ends, as <c>yyyy-MM-dd</c>; null when none is announced.</summary>
    public string? DeprecationDate { get; init; }
}

/// <summary>One group.</summary>
/// <param name="Spec">What the runtime will know of it.</param>
/// <param name="File">Path of the file that defines it, as given.</param>
public sealed record GroupModel(GroupSpec Spec, string File)
{
    /// <summary>What the generator wrote about it.</summary>
    internal Memo<object> Written;

    /// <summary>The name a program uses.</summary>
    public string Name => Spec.Name;

    /// <summary>What the author wrote about it; null where nothing was written.</summary>
    public string? Description { get; init; }
}

/// <summary>The outcome of linking preset files: the model, and everything that was found on the way.</summary>
/// <param name="Model">What could be understood; an alias with an error is still in it.</param>
/// <param name="Findings">All findings that are not suppressed, by file, position and id.</param>
public sealed record PresetCompilation(PresetModel Model, EquatableArray<Finding> Findings)
{
    /// <summary>The findings that comments of the files hide, in the same order.</summary>
    public EquatableArray<SuppressedFinding> Suppressed { get; init; }
}
