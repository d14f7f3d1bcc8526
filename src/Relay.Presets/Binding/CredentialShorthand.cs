namespace Relay.Presets;

/// <summary>The short form of a credential: <c>$env.NAME</c> or <c>${env:NAME}</c>, and nothing else in the same text.</summary>
internal static class CredentialShorthand
{
    /// <summary>An environment variable's name as a regular expression.</summary>
    public const string VariablePattern = "^[A-Z_][A-Z0-9_]*$";

    /// <summary>The short form as a regular expression.</summary>
    public const string Pattern = @"^(\$env\.[A-Z_][A-Z0-9_]*|\$\{env:[A-Z_][A-Z0-9_]*\})$";

    private const string Dotted = "$env.";
    private const string Braced = "${env:";

    /// <summary>The short form that names <paramref name="variable"/>.</summary>
    public static string Write(string variable) => Dotted + variable;

    /// <summary>Reads the short form. The whole text must match: <c>Bearer $env.KEY</c> does not.</summary>
    public static bool TryRead(string text, out string variable)
    {
        variable = "";
        if (text.StartsWith(Dotted, StringComparison.Ordinal))
        {
            variable = text.Substring(Dotted.Length);
        }
        else if (text.StartsWith(Braced, StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal))
        {
            variable = text.Substring(Braced.Length, text.Length - Braced.Length - 1);
        }

        return IsVariable(variable);
    }

    /// <summary>Whether <paramref name="name"/> can be the name of an environment variable here: capital letters, digits, underscores, no digit first.</summary>
    public static bool IsVariable(string name)
    {
        if (name.Length == 0 || name[0] is >= '0' and <= '9')
        {
            return false;
        }

        foreach (char c in name)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The short form that was probably meant by <paramref name="text"/> (<c>$KEY</c>, <c>${KEY}</c>, <c>env:KEY</c>, <c>$env.key</c>); null when none is near.</summary>
    /// <remarks>
    /// Only texts that are marked as a reference, or end as the names of variables do (<c>OPENAI_API_KEY</c>), are guessed at: any other word may be a secret, and a suggestion
    /// must not repeat it.
    /// </remarks>
    public static string? Guess(string text)
    {
        string name = text.Trim();
        bool marked = IsVariable(name) && (name.EndsWith("_KEY", StringComparison.Ordinal) || name.EndsWith("_TOKEN", StringComparison.Ordinal));
        foreach (string opening in (string[])["${env:", "${env.", "${", "$env.", "$env:", "env:", "env.", "$"])
        {
            if (name.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                name = name.Substring(opening.Length).TrimEnd('}');
                marked = true;
                break;
            }
        }

        string variable = name.ToUpperInvariant().Replace('-', '_');
        return marked && IsVariable(variable) && !SecretShapes.LooksLikeSecret(name) ? Write(variable) : null;
    }
}
