using Microsoft.CodeAnalysis.Text;
using Relay.Presets;

namespace Relay.CodeFixes;

/// <summary>Writes a new alias into the text of a preset.</summary>
internal static class AliasEntry
{
    private const string NoTarget = "provider/model";

    /// <summary>
    /// The change that adds the alias after the last one, with the target and credential of <paramref name="like"/>, else of the first alias that has a target; null
    /// when the file has no models, or the name cannot be one.
    /// </summary>
    /// <param name="path">The file's path, whose extension says the syntax.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The new alias.</param>
    /// <param name="like">The alias to be like; null for none in particular.</param>
    public static TextChange? Insert(string path, string text, string name, string? like)
    {
        if (!PresetNames.IsValid(name) || Child(PresetSyntaxReader.Read(path, text).Root, "models") is not { Entries.Count: > 0 } models)
        {
            return null;
        }

        (string target, string? credential) = Fields(text, models, like);
        MappingEntry last = models.Entries[models.Entries.Count - 1];
        bool isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        bool isFlow = text[models.Location.Span.Start.Offset] == '{';
        string newLine = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        bool isOnOneLine = models.Location.Span.Start.Line == last.Value.Location.Span.End.Line;
        string indent = new(' ', last.Key.Location.Span.Start.Column);
        string separator = isOnOneLine ? " " : newLine + indent;
        int end = ContentEnd(text, last.Value.Location.Span.End.Offset);
        TextChange change = isJson
            ? new(new TextSpan(end, 0), $",{separator}\"{name}\": {{ \"target\": {target}{(credential is null ? "" : ", \"credential\": " + credential)} }}")
            : isFlow
            ? new(new TextSpan(end, 0), $",{separator}{name}: {{ target: {target}{(credential is null ? "" : ", credential: " + credential)} }}")
            : new(new TextSpan(LineEnd(text, end), 0), $"{newLine}{indent}{name}:{newLine}{indent}  target: {target}{(credential is null ? "" : newLine + indent + "  credential: " + credential)}");
        return IsSound(path, text, change) ? change : null;
    }

    /// <summary>Target and credential as they are written, when on one line; what spans lines is left for the author.</summary>
    private static (string Target, string? Credential) Fields(string text, MappingNode models, string? like)
    {
        MappingNode? model = null;
        for (int i = 0; i < models.Entries.Count; i++)
        {
            if (models.Entries[i].Value is MappingNode body && Value(body, "target") is not null && (model is null || models.Entries[i].Key.Text == like))
            {
                model = body;
            }
        }

        string? target = model is null ? null : Written(text, Value(model, "target"));
        return (target ?? NoTarget, model is null ? null : Written(text, Value(model, "credential")));
    }

    private static string? Written(string text, PresetNode? value)
    {
        if (value is null || value.Location.Span.Start.Line != value.Location.Span.End.Line)
        {
            return null;
        }

        SourceSpan span = value.Location.Span;
        string written = text.Substring(span.Start.Offset, span.Length).Trim();
        return written.Length == 0 ? null : written;
    }

    private static PresetNode? Value(MappingNode mapping, string key)
    {
        for (int i = 0; i < mapping.Entries.Count; i++)
        {
            if (mapping.Entries[i].Key.Text == key)
            {
                return mapping.Entries[i].Value;
            }
        }

        return null;
    }

    private static MappingNode? Child(PresetNode? node, string key) => node is MappingNode mapping ? Value(mapping, key) as MappingNode : null;

    /// <summary>The end of what is written, without the blank lines that a block may take for its own.</summary>
    private static int ContentEnd(string text, int offset)
    {
        while (offset > 0 && char.IsWhiteSpace(text[offset - 1]))
        {
            offset--;
        }

        return offset;
    }

    private static int LineEnd(string text, int offset)
    {
        while (offset < text.Length && text[offset] is not ('\r' or '\n'))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>A change that makes the file harder to read than it was is none.</summary>
    private static bool IsSound(string path, string text, TextChange change)
    {
        string changed = text.Insert(change.Span.Start, change.NewText!);
        return PresetSyntaxReader.Read(path, changed).Findings.Count <= PresetSyntaxReader.Read(path, text).Findings.Count;
    }
}
