namespace Relay.Presets.Tests;

/// <summary>Presets in Markdown, for tests.</summary>
internal static class Mda
{
    public const string Path = "presets/search/summary.mda";

    /// <summary>The preset that the first page about presets in Markdown shows.</summary>
    public const string Extraction = """
        ---
        name: extraction
        description: Entity extraction preset.
        metadata:
          snoai-llmix:
            common:
              provider: openai
              model: gpt-4.1-mini
              maxOutputTokens: 2048
              temperature: 0.2
            caching:
              strategy: redis-or-memory
            providerOptions:
              openai:
                reasoningEffort: medium
        ---
        # extraction

        Runtime settings plus human-readable operating notes live together.

        """;

    /// <summary>A preset of one model; <paramref name="fields"/> are lines of the namespace, <paramref name="top"/> of the front matter.</summary>
    public static string Text(string[]? fields = null, string[]? top = null, string provider = "openai", string model = "gpt-4o", string prose = "# Summary\n") =>
        "---\nname: summary\ndescription: Sums up.\n"
        + Lines("", top)
        + $"metadata:\n  snoai-llmix:\n    common:\n      provider: {provider}\n      model: {model}\n"
        + Lines("    ", fields)
        + "---\n" + prose;

    /// <summary>The same with lines under <c>common</c>.</summary>
    public static string Common(params string[] fields) => Text([.. fields.Select(static field => "  " + field)]);

    public static PresetCompilation Compile(string text, string path = Path, params PresetKey[] keys) =>
        PresetCompiler.Link([PresetCompiler.Read(path, text)], new PresetCompilerOptions { Keys = new EquatableArray<PresetKey>(keys) });

    public static ModelSpec Only(this PresetCompilation compilation) => Assert.Single(compilation.Model.Aliases).Spec;

    public static string? Extra(this ModelSpec spec, string name) => spec.Parameters.Extra.SingleOrDefault(extra => extra.Name == name)?.Json;

    private static string Lines(string indentation, string[]? lines) =>
        lines is null ? "" : string.Concat(lines.SelectMany(static line => line.Split('\n')).Select(line => indentation + line + "\n"));
}
