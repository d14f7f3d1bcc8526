namespace Relay.Generators;

/// <summary>How the source is written for one project, beside what the presets say.</summary>
internal sealed record SourceForm
{
    /// <summary>In C# 11 and newer, for a project that sees no other class of Relay's.</summary>
    public static SourceForm Usual { get; } = new();

    /// <summary>Whether types can be local to a file (C# 11); else they are internal.</summary>
    public bool HasFileTypes { get; init; } = true;

    /// <summary>Whether a referenced assembly has a class that the project sees too: where both could be meant, the project's own is.</summary>
    public bool SeesOthers { get; init; }

    /// <summary>Whether the class gets an alias of its name, which goes before what usings bring in.</summary>
    public bool HasAlias { get; init; }

    /// <summary>What the classes of aliases begin with, where a referenced assembly has those of the same namespace.</summary>
    public string TypePrefix { get; init; } = "";
}
