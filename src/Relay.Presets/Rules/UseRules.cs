namespace Relay.Presets;

/// <summary>Rules about presets meeting C# (RLY07xx) and the build (RLY09xx); the generator and the analyzers report them.</summary>
public static class UseRules
{
    /// <summary>A name in C# that no preset defines.</summary>
    public static FindingRule UnknownAlias { get; } = new(
        "RLY0701",
        FindingSeverity.Warning,
        "No preset defines this alias",
        "The text is taken for the name of an alias or group, and no preset of the project defines one of that name, so the program would fail there. Correct the name, define it in a preset, or write the constant of `Models.Names` instead of a text. Looked at are constants given to `RelayRuntime.Get`, to parameters marked `[ModelAlias]` of methods, constructors, indexers and attributes, their default values, and keys of `IChatClient` and `ModelAlias` services.")
    {
        Example = UseExamples.UnknownAlias,
    };

    /// <summary>Tools given to an alias whose model has none.</summary>
    public static FindingRule ToolsMissing { get; } = new(
        "RLY0702",
        FindingSeverity.Warning,
        "Tools given to a model that cannot call them",
        "The model is known not to call tools, so the call always fails with a `RelayException` before anything is sent. Call an alias that can, or, if the model can after all, say `capabilities: { tools: true }` in the preset.")
    {
        IsCatalogKnowledge = true,
        Example = UseExamples.ToolsMissing,
    };

    /// <summary>Images, audio, video or documents given to an alias whose model does not read them.</summary>
    public static FindingRule MediaMissing { get; } = new(
        "RLY0703",
        FindingSeverity.Warning,
        "Message holds what the model cannot read",
        "The model is known not to read images, audio, video or documents such as this one, so the call always fails with a `RelayException` before anything is sent. Call an alias that can, or, if the model can after all, say so under `capabilities` in the preset.")
    {
        IsCatalogKnowledge = true,
        Example = UseExamples.MediaMissing,
    };

    /// <summary>A schema asked of an alias whose model does not follow one.</summary>
    public static FindingRule StructuredOutputMissing { get; } = new(
        "RLY0704",
        FindingSeverity.Warning,
        "Form of the answer that the model cannot keep",
        "The model is known not to answer in JSON, or not by a schema, so the call always fails with a `RelayException` before anything is sent. Call an alias that can, or, if the model can after all, say `capabilities: { structured_output: true }` (without a schema `json_mode`) in the preset.")
    {
        IsCatalogKnowledge = true,
        Example = UseExamples.StructuredOutputMissing,
    };

    /// <summary>Reasoning asked of an alias whose model does not reason.</summary>
    public static FindingRule ReasoningMissing { get; } = new(
        "RLY0705",
        FindingSeverity.Warning,
        "Reasoning asked of a model that does not reason",
        "The model is known not to reason before it answers, so the effort is left out and the reply says so in its `Warnings`. Call an alias that can, or, if the model can after all, say `capabilities: { thinking: true }` in the preset.")
    {
        IsCatalogKnowledge = true,
        Example = UseExamples.ReasoningMissing,
    };

    /// <summary>A group of which some members cannot do what a call asks.</summary>
    public static FindingRule GroupMembersDiffer { get; } = new(
        "RLY0706",
        FindingSeverity.Warning,
        "Some members of the group cannot do this",
        "The call asks for something that some members of the group are known not to have. They are passed over, so the group has fewer members to fall back on than it seems. Replace those members, or call a group of members that all can.")
    {
        IsCatalogKnowledge = true,
        Example = UseExamples.GroupMembersDiffer,
    };

    /// <summary>A prompt that cannot fit.</summary>
    public static FindingRule PromptTooLong { get; } = new(
        "RLY0707",
        FindingSeverity.Warning,
        "Prompt longer than the context window",
        "The constant text alone is longer than what the model can read, by an estimate that errs on the side of silence (eight Latin characters to a token). The provider would refuse it. Shorten it, or call an alias with a larger context window.")
    {
        IsCatalogKnowledge = true,
        Example = UseExamples.PromptTooLong,
    };

    /// <summary>More output asked for than the model gives.</summary>
    public static FindingRule MaxOutputAboveLimit { get; } = new(
        "RLY0708",
        FindingSeverity.Warning,
        "More output asked for than the model gives",
        "`MaxOutputTokens` is above the longest answer that the model gives; most providers refuse such a request. Lower it, or call an alias whose model gives longer answers.")
    {
        IsCatalogKnowledge = true,
        Example = UseExamples.MaxOutputAboveLimit,
    };

    /// <summary>An option that the model does not take.</summary>
    public static FindingRule OptionRejected { get; } = new(
        "RLY0709",
        FindingSeverity.Warning,
        "Option not accepted by the model",
        "The model refuses requests with this option, so Relay leaves it out and the reply says so in its `Warnings`. Remove it, or call another alias.")
    {
        Example = UseExamples.OptionRejected,
    };

    /// <summary>An option with a value that no model takes.</summary>
    public static FindingRule OptionOutOfRange { get; } = new(
        "RLY0710",
        FindingSeverity.Warning,
        "Option out of range",
        "The value is outside the range that the option has, which is the same as in presets; providers refuse it. Write a value inside the range.")
    {
        Example = UseExamples.OptionOutOfRange,
    };

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

    /// <summary>A language version without what the generated class needs; reported by Relay.targets.</summary>
    public static FindingRule LanguageTooOld { get; } = new(
        "RLY0903",
        FindingSeverity.Error,
        "C# language version too old",
        "The generated class needs C# 10 or newer, and the project sets an older `LangVersion`. Take `LangVersion` out of the project, or set it to 10 or newer.");

    /// <summary>A framework that Relay does not run on; reported by Relay.targets.</summary>
    public static FindingRule FrameworkTooOld { get; } = new(
        "RLY0904",
        FindingSeverity.Error,
        "Framework too old",
        "Relay needs .NET 9 or newer. Set `TargetFramework` to `net9.0` or newer, or give the reference a condition so that only newer frameworks have it.");

    /// <summary>A use of the generated class that leads nowhere.</summary>
    public static FindingRule ClassUnreachable { get; } = new(
        "RLY0905",
        FindingSeverity.Error,
        "Generated class cannot be reached",
        "The code uses `Models` or `AddModels`, and there is none to be seen from there: no preset was found, the class is internal to a referenced project (set `RelayModelsVisibility` there), or a namespace of that name hides it (set `RelayModelsName`).");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All =>
    [
        UnknownAlias, ToolsMissing, MediaMissing, StructuredOutputMissing, ReasoningMissing, GroupMembersDiffer, PromptTooLong, MaxOutputAboveLimit, OptionRejected,
        OptionOutOfRange, ClassRenamed, CompilerTooOld, LanguageTooOld, FrameworkTooOld, ClassUnreachable,
    ];
}
