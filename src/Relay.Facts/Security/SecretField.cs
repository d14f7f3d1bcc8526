namespace Relay;

/// <summary>Secrets that are known by the word before them: a bearer token, the value of a header or of a field.</summary>
internal static class SecretField
{
    private const int LeastBearer = 8;
    private const int LeastInHeader = 4;
    private const int LeastInField = 16;

    private static readonly string[] Schemes =
        ["bearer", "basic", "token", "digest", "negotiate", "aws4-hmac-sha256", "signature", "hmac", "apikey"];

    // Schemes whose credential is a list of parameters, hence reaches to the end of the line or of the string.
    private static readonly string[] ListSchemes = ["digest", "aws4-hmac-sha256", "signature", "hmac"];

    // Names of headers hold nothing but keys. Longer names first: the first that fits is taken.
    private static readonly string[] Headers =
        ["x-api-key", "x-goog-api-key", "anthropic-api-key", "ocp-apim-subscription-key", "helicone-auth", "x-amz-security-token"];

    private static readonly string[] Fields =
    [
        "api-key", "api_key", "apikey", "aws_secret_access_key", "secret_access_key", "secretaccesskey", "client_secret", "access_token", "refresh_token",
    ];

    // What follows "bearer" in sentences.
    private static readonly string[] Words = ["authentication", "authorization", "credentials", "credential", "required", "realm="];

    /// <summary>Reads the secret that the word at <paramref name="at"/> announces.</summary>
    internal static bool TryReadValue(string text, int at, out int start, out int end)
    {
        start = end = at;
        switch (text[at] | 0x20)
        {
            case 'b':
                return text.StandsAt(at, "bearer") && TryReadBearer(text, at + 6, out start, out end);
            case 'a' when text.StandsAt(at, "authorization"):
                return TryOpen(text, at + 13, out Quote quote) && TryReadAuthorization(text, quote, out start, out end);
            case 'a' or 'x' or 'o' or 'h' or 's' or 'c' or 'r':
                return TryReadNamed(text, at, out start, out end);
            default:
                return false;
        }
    }

    private static bool TryReadBearer(string text, int at, out int start, out int end)
    {
        start = end = text.SkipBlanks(at);
        if (start == at)
        {
            return false;
        }

        while (end < text.Length && Chars.IsToken68(text[end]))
        {
            end++;
        }

        if (end - start < LeastBearer)
        {
            return false;
        }

        foreach (string word in Words)
        {
            if (text.StandsAt(start, word) && (end - start == word.Length || word[word.Length - 1] == '=' || !Chars.IsAsciiLetterOrDigit(text[start + word.Length])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReadAuthorization(string text, Quote quote, out int start, out int end)
    {
        foreach (string scheme in Schemes)
        {
            int after = quote.Start + scheme.Length;
            if (after < text.Length && text[after] is ' ' or '\t' && text.StandsAt(quote.Start, scheme))
            {
                start = end = text.SkipBlanks(after);
                if (start == text.Length || text[start] == '*')
                {
                    return false;
                }

                end = quote.IsOpen || Array.IndexOf(ListSchemes, scheme) >= 0 ? quote.End(text, start) : EndOfValue(text, start);
                return end > start;
            }
        }

        return TryReadPlain(text, quote, LeastInField, out start, out end);
    }

    private static bool TryReadNamed(string text, int at, out int start, out int end) =>
        TryReadNamed(text, at, Headers, LeastInHeader, out start, out end) || TryReadNamed(text, at, Fields, LeastInField, out start, out end);

    private static bool TryReadNamed(string text, int at, string[] names, int least, out int start, out int end)
    {
        foreach (string name in names)
        {
            if (text.StandsAt(at, name) && TryOpen(text, at + name.Length, out Quote quote))
            {
                return TryReadPlain(text, quote, least, out start, out end);
            }
        }

        start = end = at;
        return false;
    }

    // A value in quotes is the secret whatever its length; one without must be long enough not to be a word of a sentence.
    private static bool TryReadPlain(string text, Quote quote, int least, out int start, out int end)
    {
        start = end = quote.Start;
        if (text[start] == '*')
        {
            return false; // blotted out already
        }

        end = quote.IsOpen ? quote.End(text, start) : EndOfValue(text, start);
        return end - start >= (quote.IsOpen ? 1 : least);
    }

    private static int EndOfValue(string text, int at)
    {
        while (at < text.Length && !Chars.EndsValue(text[at]))
        {
            at++;
        }

        return at;
    }

    // After a name: an optional closing quote, blanks, a colon or an equals sign, blanks, an optional opening quote; quotes may be escaped (JSON within JSON).
    private static bool TryOpen(string text, int at, out Quote quote)
    {
        quote = default;
        at = SkipQuote(text, at, out _, out _);
        at = text.SkipBlanks(at);
        if (at >= text.Length || text[at] is not (':' or '='))
        {
            return false;
        }

        at = text.SkipBlanks(at + 1);
        int start = SkipQuote(text, at, out char mark, out int backslashes);
        quote = new Quote(start, mark, backslashes);
        return start < text.Length;
    }

    private static int SkipQuote(string text, int at, out char mark, out int backslashes)
    {
        int i = at;
        while (i < text.Length && text[i] == '\\')
        {
            i++;
        }

        bool isQuote = i < text.Length && text[i] is '"' or '\'';
        mark = isQuote ? text[i] : '\0';
        backslashes = isQuote ? i - at : 0;
        return isQuote ? i + 1 : at;
    }

    /// <summary>Where a value starts, and the quote it stands in, if any.</summary>
    private readonly struct Quote(int start, char mark, int backslashes)
    {
        internal int Start { get; } = start;

        internal bool IsOpen => mark != '\0';

        /// <summary>Where the value ends: at the same quote, escaped as often; without a quote, or when it never closes, at the end of the line.</summary>
        internal int End(string text, int at)
        {
            int escapes = 0;
            for (int i = at; i < text.Length; i++)
            {
                char c = text[i];
                if (c is '\r' or '\n')
                {
                    return i;
                }

                if (IsOpen && c == mark && escapes <= backslashes)
                {
                    return i - escapes;
                }

                escapes = c == '\\' ? escapes + 1 : 0;
            }

            return text.Length;
        }
    }
}
