namespace Relay.Presets;

/// <summary>Numbers by the grammar of JSON (RFC 8259, section 6).</summary>
internal static class JsonNumber
{
    /// <summary>Whether the word is a JSON number.</summary>
    public static bool IsValid(string word)
    {
        int at = word.Length > 0 && word[0] == '-' ? 1 : 0;
        int whole = Digits(word, at);
        if (whole == at || (word[at] == '0' && whole > at + 1))
        {
            return false;
        }

        at = whole;
        if (at < word.Length && word[at] == '.')
        {
            int fraction = Digits(word, at + 1);
            if (fraction == at + 1)
            {
                return false;
            }

            at = fraction;
        }

        if (at < word.Length && word[at] is 'e' or 'E')
        {
            at += at + 1 < word.Length && word[at + 1] is '+' or '-' ? 2 : 1;
            int exponent = Digits(word, at);
            if (exponent == at)
            {
                return false;
            }

            at = exponent;
        }

        return at == word.Length;
    }

    /// <summary>Says why a word is no JSON value, and what would be.</summary>
    public static string Explain(string word, out string? suggestion)
    {
        suggestion = word switch
        {
            "True" or "TRUE" => "true",
            "False" or "FALSE" => "false",
            "Null" or "NULL" or "None" or "nil" or "undefined" or "~" => "null",
            _ => null,
        };
        if (suggestion is not null)
        {
            return $"'{word}' is not JSON; write {suggestion}.";
        }

        if (NumberGrammar.Classify(word) != ScalarKind.Text)
        {
            return $"{Echo.Quote(word)} is not a number in JSON, which has no leading zero or '+', no bare '.', no hexadecimal and no infinity.";
        }

        suggestion = SecretShapes.LooksLikeSecret(word) ? null : JsonStringReader.Quote(word);
        return "This is no JSON value. Text stands in double quotes.";
    }

    private static int Digits(string word, int at)
    {
        while (at < word.Length && word[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at;
    }
}
