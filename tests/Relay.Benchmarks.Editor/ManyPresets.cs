using System.Globalization;
using System.Text;

namespace Relay.Benchmarks.Editor;

/// <summary>Presets as programs have them, as many as wanted: hosted models with keys, parameters, prices of the catalog, one in twenty with a group.</summary>
internal static class ManyPresets
{
    private static readonly (string Target, string Key)[] s_targets =
    [
        ("openai/gpt-4o", "OPENAI_API_KEY"),
        ("openai/gpt-4o-mini", "OPENAI_API_KEY"),
        ("anthropic/claude-sonnet-4-5", "ANTHROPIC_API_KEY"),
        ("anthropic/claude-haiku-4-5", "ANTHROPIC_API_KEY"),
        ("groq/llama-3.3-70b-versatile", "GROQ_API_KEY"),
        ("google/gemini-2.5-flash", "GEMINI_API_KEY"),
        ("mistral/mistral-large-latest", "MISTRAL_API_KEY"),
        ("deepseek/deepseek-chat", "DEEPSEEK_API_KEY"),
    ];

    /// <summary>The files by their paths within the project.</summary>
    /// <param name="count">How many aliases.</param>
    /// <param name="layout">How they are spread.</param>
    /// <param name="prefix">How their names begin, so that two projects have none in common.</param>
    public static List<(string Path, string Text)> Files(int count, PresetLayout layout, string prefix = "task")
    {
        var files = new List<(string, string)>();
        var all = new StringBuilder("version: 1\nmodels:\n");
        for (int i = 0; i < count; i++)
        {
            if (layout == PresetLayout.FileEach)
            {
                files.Add((FileOf(i, layout, prefix), Alone(i, prefix, 1024)));
            }

            all.Append(Alias(i, prefix, 1024));
        }

        if (layout == PresetLayout.OneFile)
        {
            files.Add((FileOf(0, layout, prefix), all.Append(Groups(count, prefix)).ToString()));
        }
        else if (count >= 20)
        {
            files.Add(("presets/groups.yaml", "version: 1\n" + Groups(count, prefix)));
        }

        return files;
    }

    /// <summary>Writes the files under <paramref name="folder"/>.</summary>
    public static void Write(string folder, int count, PresetLayout layout)
    {
        foreach ((string path, string text) in Files(count, layout))
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    /// <summary>The file of an alias.</summary>
    public static string FileOf(int index, PresetLayout layout, string prefix = "task") =>
        layout == PresetLayout.OneFile ? "presets/models.yaml" : "presets/" + Name(index, prefix) + ".yaml";

    /// <summary>A file with one alias changed: its limit, as somebody types it.</summary>
    public static string Edited(string text, int index, int maxTokens, string prefix = "task")
    {
        int start = text.IndexOf("  " + Name(index, prefix) + ":\n", StringComparison.Ordinal);
        int limit = text.IndexOf("max_tokens: ", start, StringComparison.Ordinal) + "max_tokens: ".Length;
        return string.Concat(text.AsSpan(0, limit), maxTokens.ToString(CultureInfo.InvariantCulture), text.AsSpan(text.IndexOf(' ', limit)));
    }

    private static string Alone(int index, string prefix, int maxTokens) => "version: 1\nmodels:\n" + Alias(index, prefix, maxTokens);

    private static string Alias(int index, string prefix, int maxTokens)
    {
        (string target, string key) = s_targets[index % s_targets.Length];
        return string.Create(CultureInfo.InvariantCulture, $$"""
              {{Name(index, prefix)}}:
                target: {{target}}
                credential: $env.{{key}}
                description: Step {{index}}.
                params: { temperature: 0.{{index % 10}}, max_tokens: {{maxTokens}} }
                timeout: {{30 + (index % 60)}}

            """);
    }

    private static string Groups(int count, string prefix)
    {
        var groups = new StringBuilder(count >= 20 ? "groups:\n" : "");
        for (int i = 0; i + 20 <= count; i += 20)
        {
            groups.Append(CultureInfo.InvariantCulture, $"  {prefix}-group-{i / 20}: {{ members: [{Name(i, prefix)}, {Name(i + 7, prefix)}] }}\n");
        }

        return groups.ToString();
    }

    private static string Name(int index, string prefix) => prefix + "-" + index.ToString("D5", CultureInfo.InvariantCulture);
}
