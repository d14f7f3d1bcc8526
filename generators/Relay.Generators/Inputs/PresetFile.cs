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

    /// <summary>Reads <paramref name="source"/>, of which <paramref name="previous"/> is an earlier state if there is one; null for a file of another tool, of keys, or one that cannot be opened.</summary>
    public static PresetFile? Read(PresetSource source, PresetFile? previous, CancellationToken cancellation)
    {
        if (source.Origin == PresetOrigin.Keys || source.Text.GetText(cancellation) is not { } text)
        {
            return null;
        }

        string path = source.Text.Path, content = text.ToString();
        bool isMarkdown = PresetPath.IsMarkdown(path);
        bool looksLikePreset = isMarkdown ? content.IndexOf(MarkdownNamespace, StringComparison.Ordinal) >= 0 : PresetLook.MayBe(content);
        if (source.Origin == PresetOrigin.Plain && !(isMarkdown ? looksLikePreset : PresetLook.IsWorthReading(content)))
        {
            return null;
        }

        bool isExplicit = source.Origin == PresetOrigin.Explicit;
        PresetDocument document = ReadTexts.Read(text, path, content, isExplicit, source.DisplayPath, previous?.Document);

        // Where nothing could be understood, the look of the text decides.
        bool isPreset = document.IsPreset || (looksLikePreset && document.Syntax.Root is null);
        bool isOurs = source.Origin != PresetOrigin.Plain || isPreset;
        return isOurs ? new PresetFile(path, document, source.Origin, isExplicit || isPreset) : null;
    }
}
