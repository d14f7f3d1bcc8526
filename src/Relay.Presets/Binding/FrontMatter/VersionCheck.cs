namespace Relay.Presets;

/// <summary>Checks a version against the rules of semver.org 2.0.0.</summary>
internal static class VersionCheck
{
    /// <summary>Reports a version that is none.</summary>
    public static void Report(FindingSink findings, ScalarNode? version)
    {
        if (version is not null && !IsSemantic(version.Text))
        {
            findings.Add(SchemaRules.MalformedText, version.Location, $"{Echo.Quote(version.Text)} is no version by the rules of semver.org; write three numbers, such as 1.2.0.", SuggestedText.InPlaceOf(version, Mended(version.Text)));
        }
    }

    /// <summary>Whether a text is three numbers without leading zeros, with an optional pre-release behind a hyphen and build metadata behind a plus.</summary>
    public static bool IsSemantic(string text)
    {
        int plus = text.IndexOf('+');
        if (plus >= 0 && !AreIdentifiers(text.Substring(plus + 1), leadingZeros: true))
        {
            return false;
        }

        string core = plus < 0 ? text : text.Substring(0, plus);
        int hyphen = core.IndexOf('-');
        if (hyphen >= 0 && !AreIdentifiers(core.Substring(hyphen + 1), leadingZeros: false))
        {
            return false;
        }

        string[] numbers = (hyphen < 0 ? core : core.Substring(0, hyphen)).Split('.');
        return numbers.Length == 3 && IsNumber(numbers[0]) && IsNumber(numbers[1]) && IsNumber(numbers[2]);
    }

    /// <summary>The version that was surely meant: without a letter in front, and with the numbers that are not there as zeros; null when that is none either.</summary>
    private static string? Mended(string text)
    {
        string bare = text.TrimStart('v', 'V');
        foreach (string missing in new[] { "", ".0", ".0.0" })
        {
            if (IsSemantic(bare + missing))
            {
                return bare + missing;
            }
        }

        return null;
    }

    private static bool AreIdentifiers(string text, bool leadingZeros)
    {
        foreach (string identifier in text.Split('.'))
        {
            bool isNumeric = identifier.Length > 0;
            foreach (char c in identifier)
            {
                if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-'))
                {
                    return false;
                }

                isNumeric &= c is >= '0' and <= '9';
            }

            if (identifier.Length == 0 || (isNumeric && !leadingZeros && !IsNumber(identifier)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumber(string text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length == 1 || (text.Length > 1 && text[0] != '0');
    }
}
