namespace Relay.Generators;

/// <summary>What the generated class is called.</summary>
internal static class ModelsClass
{
    /// <summary>The class unless the project says otherwise.</summary>
    public const string DefaultName = "Models";

    /// <summary>The class of a project that has something called <see cref="DefaultName"/> already.</summary>
    public const string FallbackName = "LlmModels";

    /// <summary>The nested class that holds the names as constants.</summary>
    public const string NamesName = "Names";

    /// <summary>The name of the emitted source, with which its path ends.</summary>
    public const string SourceName = "Relay.Models.g.cs";

    /// <summary>Who made the class, as its <c>GeneratedCode</c> attribute says.</summary>
    public const string GeneratorName = "Relay.Generators";
}
