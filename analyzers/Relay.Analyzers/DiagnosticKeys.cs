namespace Relay.Analyzers;

/// <summary>What diagnostics carry for code fixes, by name. Lists are separated by line feeds.</summary>
internal static class DiagnosticKeys
{
    /// <summary>The text that would mend it when put in place of the diagnostic's span.</summary>
    public const string Suggestion = "Suggestion";

    /// <summary>Names that may have been meant, likeliest first.</summary>
    public const string Names = "Names";

    /// <summary>The name that no preset defines.</summary>
    public const string UnknownName = "UnknownName";

    /// <summary>The preset file that a new alias belongs in.</summary>
    public const string PresetFile = "PresetFile";

    /// <summary>The alias that a new one may be modelled on.</summary>
    public const string Model = "Model";

    /// <summary>Properties of the generated class that could take the place of the one that was called, best first.</summary>
    public const string Members = "Members";

    /// <summary>The name of the property of <c>ChatOptions</c> that the diagnostic is about.</summary>
    public const string Option = "Option";
}
