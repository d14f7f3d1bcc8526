using Relay.Presets;

namespace Relay.Generators;

/// <summary>A file that was read.</summary>
/// <param name="Path">The path it was read under.</param>
/// <param name="Document">What it says.</param>
/// <param name="Origin">How it came to be looked at.</param>
/// <param name="IsPreset">Whether it is meant as a preset: it was named as one, or has the look of one. Such a file gives the project its class, however broken it is.</param>
internal sealed record PresetFile(string Path, PresetDocument Document, PresetOrigin Origin, bool IsPreset)
{
    private static readonly string[] Sections = ["models", "groups", "pricing_profiles"];

    /// <summary>Reads <paramref name="source"/> under the path <paramref name="path"/>; null for a file of another tool, or one that cannot be opened.</summary>
    public static PresetFile? Read(PresetSource source, string path, CancellationToken cancellation)
    {
        if (source.Text.GetText(cancellation) is not { } text)
        {
            return null;
        }

        string content = text.ToString();
        bool looksLikePreset = LooksLikePreset(content);
        if (source.Origin == PresetOrigin.Plain && !looksLikePreset)
        {
            return null;
        }

        bool isExplicit = source.Origin == PresetOrigin.Explicit;
        PresetDocument document = PresetCompiler.Read(path, content, isExplicit);
        return source.Origin == PresetOrigin.Plain && IsSomethingElse(document)
            ? null
            : new PresetFile(path, document, source.Origin, isExplicit || (looksLikePreset && !IsSomethingElse(document)));
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

    /// <summary>Whether the file could be read and its root is not that of a preset.</summary>
    private static bool IsSomethingElse(PresetDocument document)
    {
        if (document.Syntax.Root is not { } root)
        {
            return document.Syntax.Findings.Count == 0;
        }

        bool hasVersion = false, hasSection = false;
        if (root is MappingNode mapping)
        {
            for (int i = 0; i < mapping.Entries.Count; i++)
            {
                string key = mapping.Entries[i].Key.Text;
                hasVersion |= key == "version";
                hasSection |= Array.IndexOf(Sections, key) >= 0;
            }
        }

        return !(hasVersion && hasSection) && !HasErrors(document);
    }

    private static bool HasErrors(PresetDocument document)
    {
        for (int i = 0; i < document.Syntax.Findings.Count; i++)
        {
            if (document.Syntax.Findings[i].Rule.Severity == FindingSeverity.Error)
            {
                return true;
            }
        }

        return false;
    }
}
