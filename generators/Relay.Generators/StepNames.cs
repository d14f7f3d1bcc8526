namespace Relay.Generators;

/// <summary>The named steps of the pipeline, in order. Tests ask by these names whether a step ran again.</summary>
public static class StepNames
{
    /// <summary>Which additional files may be presets, and how they came to be there.</summary>
    public const string Files = "Relay.Files";

    /// <summary>Each file read by itself.</summary>
    public const string Documents = "Relay.Documents";

    /// <summary>All files as one configuration, without positions: a comment changes nothing here.</summary>
    public const string Model = "Relay.Model";

    /// <summary>What the project says about the generated class.</summary>
    public const string Settings = "Relay.Settings";

    /// <summary>The settings with the name that the class gets. Whether the project has something called <c>Models</c> already is the only thing that is asked of the compilation.</summary>
    public const string NameTaken = "Relay.NameTaken";

    /// <summary>The C# text.</summary>
    public const string Source = "Relay.Source";

    /// <summary>All steps, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Files, Documents, Model, Settings, NameTaken, Source];
}
