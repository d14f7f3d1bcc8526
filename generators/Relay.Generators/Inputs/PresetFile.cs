using Relay.Presets;

namespace Relay.Generators;

/// <summary>A file that was read.</summary>
/// <param name="Path">Its full path, which positions carry.</param>
/// <param name="Document">What it says.</param>
/// <param name="Origin">How it came to be looked at.</param>
/// <param name="IsPreset">Whether it is meant as a preset: it was named as one, or has the look of one. Such a file gives the project its class, however broken it is.</param>
internal sealed record PresetFile(string Path, PresetDocument Document, PresetOrigin Origin, bool IsPreset)
{
    private const string MarkdownNamespace = "snoai-llmix";

    private static readonly string[] Sections = ["models", "groups", "pricing_profiles"];

    /// <summary>Reads <paramref name="source"/>, of which <paramref name="previous"/> is an earlier state if there is one; null for a file of another tool, of keys, or one that cannot be opened.</summary>
    public static PresetFile? Read(PresetSource source, PresetFile? previous, CancellationToken cancellation)
    {
        if (source.Origin == PresetOrigin.Keys || source.Text.GetText(cancellation) is not { } text)
        {
            return null;
        }

        string path = source.Text.Path, content = text.ToString();
        bool isMarkdown = PresetPath.IsMarkdown(path);
        bool looksLikePreset = isMarkdown ? content.IndexOf(MarkdownNamespace, StringComparison.Ordinal) >= 0 : LooksLikePreset(content);
        if (source.Origin == PresetOrigin.Plain && !looksLikePreset)
        {
            return null;
        }

        bool isExplicit = source.Origin == PresetOrigin.Explicit;
        PresetDocument document = ReadTexts.Read(text, path, content, isExplicit, source.DisplayPath, previous?.Document);

        // Where nothing could be understood, the look of the text decides.
        bool isPreset = document.IsPreset || (looksLikePreset && document.Syntax.Root is null);
        bool isOurs = source.Origin != PresetOrigin.Plain || (isPreset && (isMarkdown || HasMapping(document.Syntax.Root)));
        return isOurs ? new PresetFile(path, document, source.Origin, isExplicit || isPreset) : null;
    }

    /// <summary>A preset names a version and at least one section. Looked for in the text, so that a file with a syntax error is recognised too.</summary>
    private static bool LooksLikePreset(string content)
    {
        if (content.IndexOf("version", StringComparison.Ordinal) < 0)
        {
            return false;
        }

        foreach (string section in Sections)
        {
            if (content.IndexOf(section, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Other tools have files with a version and a list of models; ours are mappings by name.</summary>
    private static bool HasMapping(PresetNode? root)
    {
        if (root is not MappingNode mapping)
        {
            return root is null;
        }

        for (int i = 0; i < mapping.Entries.Count; i++)
        {
            MappingEntry entry = mapping.Entries[i];
            if (entry.Value is MappingNode && Array.IndexOf(Sections, entry.Key.Text) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
