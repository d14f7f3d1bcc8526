namespace Relay;

/// <summary>Secrets that are known by how they begin.</summary>
internal static class SecretToken
{
    // Prefix, least and (0: any) greatest number of characters after it, and what these are. Sources: the providers' key pages and GitHub's secret scanning patterns.
    private static readonly Shape[] Shapes =
    [
        new("sk-", 20, 0, Chars.IsBase64Url), // OpenAI, Anthropic, OpenRouter, DeepSeek
        new("sk_live_", 16, 0, Chars.IsAsciiLetterOrDigit), // Stripe
        new("sk_test_", 16, 0, Chars.IsAsciiLetterOrDigit),
        new("pk_live_", 16, 0, Chars.IsAsciiLetterOrDigit),
        new("pk_test_", 16, 0, Chars.IsAsciiLetterOrDigit),
        new("rk_live_", 16, 0, Chars.IsAsciiLetterOrDigit),
        new("rk_test_", 16, 0, Chars.IsAsciiLetterOrDigit),
        new("ghp_", 30, 0, Chars.IsAsciiLetterOrDigit), // GitHub
        new("gho_", 30, 0, Chars.IsAsciiLetterOrDigit),
        new("ghu_", 30, 0, Chars.IsAsciiLetterOrDigit),
        new("ghs_", 30, 0, Chars.IsAsciiLetterOrDigit),
        new("ghr_", 30, 0, Chars.IsAsciiLetterOrDigit),
        new("github_pat_", 20, 0, Chars.IsBase64Url),
        new("gsk_", 20, 0, Chars.IsAsciiLetterOrDigit), // Groq
        new("hf_", 30, 0, Chars.IsAsciiLetterOrDigit), // Hugging Face
        new("xai-", 20, 0, Chars.IsAsciiLetterOrDigit), // xAI
        new("pplx-", 20, 0, Chars.IsAsciiLetterOrDigit), // Perplexity
        new("csk-", 20, 0, Chars.IsAsciiLetterOrDigit), // Cerebras
        new("fw_", 20, 0, Chars.IsAsciiLetterOrDigit), // Fireworks
        new("r8_", 30, 0, Chars.IsAsciiLetterOrDigit), // Replicate
        new("AIza", 35, 0, Chars.IsBase64Url), // Google
        new("ya29.", 20, 0, Chars.IsBase64Url),
        new("AKIA", 16, 16, Chars.IsUpperOrDigit), // AWS
        new("ASIA", 16, 16, Chars.IsUpperOrDigit),
    ];

    /// <summary>Where a secret that begins at <paramref name="at"/> ends; <paramref name="at"/> itself when none does.</summary>
    internal static int End(string text, int at)
    {
        switch (text[at])
        {
            case 'e':
                return SecretBlock.EndOfJsonWebToken(text, at);
            case 'x':
                return Math.Max(EndOfSlackToken(text, at), EndOfShape(text, at));
            case 's' or 'p' or 'r' or 'g' or 'h' or 'c' or 'f' or 'A' or 'y':
                return EndOfShape(text, at);
            default:
                return at;
        }
    }

    private static int EndOfShape(string text, int at)
    {
        foreach (Shape shape in Shapes)
        {
            if (text[at] != shape.Prefix[0] || string.CompareOrdinal(text, at, shape.Prefix, 0, shape.Prefix.Length) != 0)
            {
                continue;
            }

            int start = at + shape.Prefix.Length, end = start;
            while (end < text.Length && shape.Accepts(text[end]))
            {
                end++;
            }

            int length = end - start;
            bool isWhole = shape.Most == 0 || (length <= shape.Most && (end == text.Length || !Chars.IsAsciiLetterOrDigit(text[end])));
            return length >= shape.Least && isWhole ? end : at;
        }

        return at;
    }

    // xoxb-, xoxp-, xoxa-, xoxe. …: any letter.
    private static int EndOfSlackToken(string text, int at)
    {
        if (text.Length - at < 15 || text[at + 1] != 'o' || text[at + 2] != 'x' || !Chars.IsAsciiLetter(text[at + 3]) || text[at + 4] != '-')
        {
            return at;
        }

        int end = at + 5;
        while (end < text.Length && Chars.IsBase64Url(text[end]))
        {
            end++;
        }

        return end - at >= 15 ? end : at;
    }

    private readonly struct Shape(string prefix, int least, int most, Func<char, bool> accepts)
    {
        internal string Prefix { get; } = prefix;

        internal int Least { get; } = least;

        internal int Most { get; } = most;

        internal Func<char, bool> Accepts { get; } = accepts;
    }
}
