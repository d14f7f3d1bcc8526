namespace Relay.Presets;

/// <summary>Rules about presets meeting C# (RLY07xx) and the build (RLY09xx); the generator and the analyzers report them.</summary>
public static class UseRules
{
    /// <summary>The generated class could not be called <c>Models</c>.</summary>
    public static FindingRule ClassRenamed { get; } = new(
        "RLY0901",
        FindingSeverity.Warning,
        "Generated class has another name",
        "The class was named LlmModels because the compilation already has a type of the name it should have had. Set the MSBuild property RelayModelsName to choose a name.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [ClassRenamed];
}
