namespace Relay;

/// <summary>How many tokens a text may have, without a tokenizer.</summary>
/// <remarks>
/// An estimate, for spend reservations and cost previews; what a provider reports is the truth. Four Latin characters count as a token, as providers'
/// help pages put it; two characters of other alphabets; one character of Chinese, Japanese or Korean; an emoji counts as two. The whole is rounded up.
/// </remarks>
public static class TokenEstimate
{
    /// <summary>The estimated tokens of a text; 0 for an empty one.</summary>
    public static long OfText(string text)
    {
        long quarters = 0;
        foreach (char c in text)
        {
            quarters += Quarters(c);
        }

        return (quarters + 3) / 4;
    }

    private static int Quarters(char c) => c switch
    {
        < '\u0370' => 1,
        >= '\u1100' and <= '\u11FF' => 4, // Hangul letters
        >= '\u2E80' and <= '\uA4CF' => 4, // CJK radicals, kana, ideographs, Yi
        >= '\uA960' and <= '\uD7FF' => 4, // Hangul syllables
        >= '\uD800' and <= '\uDFFF' => 4, // each half of a character beyond the basic plane
        >= '\uF900' and <= '\uFAFF' => 4, // compatibility ideographs
        >= '\uFF00' and <= '\uFFEF' => 4, // full-width and half-width forms
        >= '\u2000' and <= '\u206F' => 1, // punctuation
        _ => 2,
    };
}
