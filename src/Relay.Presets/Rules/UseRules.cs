namespace Relay.Presets;

/// <summary>Rules about presets meeting C# (RLY07xx) and the build (RLY09xx); the generator and the analyzers report them.</summary>
public static class UseRules
{
    /// <summary>The generated class could not be called <c>Models</c>.</summary>
    public static FindingRule ClassRenamed { get; } = new(
        "RLY0901",
        FindingSeverity.Warning,
        "Generated class has another name",
        "The class was named LlmModels because the project already has a type or namespace of the name it should have had, or a namespace that would hide it. Set the MSBuild property `RelayModelsName` to choose a name.");

    /// <summary>A compiler that cannot run the generator; reported by Relay.targets, before there is a compiler to report it.</summary>
    public static FindingRule CompilerTooOld { get; } = new(
        "RLY0902",
        FindingSeverity.Error,
        "C# compiler too old",
        "The generator needs the C# compiler 4.14 or newer, which comes with .NET SDK 9.0.300 and Visual Studio 17.14. Update the SDK, or the version that global.json asks for.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [ClassRenamed, CompilerTooOld];
}
