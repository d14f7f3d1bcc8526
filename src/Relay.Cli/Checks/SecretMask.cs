using System.Text.RegularExpressions;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>Blots out what may be a secret before a line of a preset is shown. The text keeps its length, so columns stay true.</summary>
/// <remarks>
/// Rather too much than too little: whatever has the form of a key, whatever stands under <c>credential</c> that is no reference, and every place that a rule
/// about secrets points at.
/// </remarks>
internal static partial class SecretMask
{
    private const char Blot = '*';
    private const string Credential = "credential";

    /// <summary>The text of a checked file as it may be shown.</summary>
    /// <param name="check">What is known about the file.</param>
    /// <param name="file">One of its files.</param>
    public static string Apply(CheckResult check, PresetFile file)
    {
        string text = file.Text;
        char[] shown = text.ToCharArray();
        for (int at = 0; SecretScanner.TryFind(text, at, out int start, out int end); at = end)
        {
            Cover(shown, start, end);
        }

        PresetDocument document = check.DocumentOf(file);
        if (document.Syntax.Root is { } root)
        {
            CoverNode(shown, root, isCredential: false);
        }

        foreach (SourceSpan secret in check.SecretsIn(file))
        {
            Cover(shown, secret.Start.Offset, secret.End.Offset);
        }

        // Where the file cannot be read as what it is, words decide.
        foreach (Match match in NamedValue().Matches(IsBroken(document) ? text : ""))
        {
            Cover(shown, match.Groups["value"].Index, match.Groups["value"].Index + match.Groups["value"].Length);
        }

        return new string(shown);
    }

    /// <summary>A parameter that Relay does not know itself, in JSON: asterisks when it is, or holds, something that is called like a secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="json">Its value.</param>
    public static string OfParameter(string name, string json) =>
        (ParameterFields.Mapping.Find(name) is null && SecretName().IsMatch(name)) || SecretMember().IsMatch(json) ? "***" : json;

    private static void CoverNode(char[] shown, PresetNode node, bool isCredential)
    {
        switch (node)
        {
            case ScalarNode scalar when SecretShapes.LooksLikeSecret(scalar.Text) || (isCredential && !IsReference(scalar.Text)):
                Cover(shown, scalar.Location.Span.Start.Offset, scalar.Location.Span.End.Offset);
                break;
            case SequenceNode sequence:
                foreach (PresetNode item in sequence.Items)
                {
                    CoverNode(shown, item, isCredential);
                }

                break;
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    CoverNode(shown, entry.Key, isCredential: false);
                    CoverNode(shown, entry.Value, IsCredential(entry.Key.Text) || SecretName().IsMatch(entry.Key.Text) || (isCredential && !IsHarmless(entry)));
                }

                break;
        }
    }

    private static bool IsBroken(PresetDocument document)
    {
        foreach (Finding finding in document.Syntax.Findings)
        {
            if (finding.Rule.Severity == FindingSeverity.Error)
            {
                return true;
            }
        }

        return document.Syntax.Root is null;
    }

    /// <summary>Whether a key is <c>credential</c>, or is likely to have been meant so.</summary>
    private static bool IsCredential(string key) => NearestNames.Best(key, [Credential]) is not null;

    /// <summary>The fields of a credential that say where a key is and never what it is, as long as what stands there can be such a thing.</summary>
    private static bool IsHarmless(MappingEntry entry) => (entry.Key.Text, entry.Value) switch
    {
        ("value", _) => false,
        ("type", ScalarNode type) => CredentialFields.Mapping.Find("type")!.Words.Contains(type.Text),
        ("var", ScalarNode variable) => CredentialShorthand.IsVariable(variable.Text),
        _ => CredentialFields.Mapping.Find(entry.Key.Text) is not null,
    };

    private static bool IsReference(string text) => CredentialShorthand.TryRead(text, out _);

    private static void Cover(char[] shown, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            shown[i] = shown[i] is '\r' or '\n' ? shown[i] : Blot;
        }
    }

    [GeneratedRegex(""""(?:key|token|secret|password|authorization)"\s*:\s*[^\s\d\[{]"""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretMember();

    [GeneratedRegex("""(?:key|token|secret|password|authorization)$""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("""(?:\b(?:credential|value)|key|token|secret|password)\b["']?[ \t]*:[ \t]*(?!["']?\$)(?<value>[^\s{\[][^\r\n,}\]]*)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedValue();
}
