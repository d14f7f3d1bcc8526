namespace Relay;

/// <summary>Reads model ids: the rules of a model are looked up by its id in lower case, after the last slash, without a fine-tune's prefix.</summary>
internal static class ModelId
{
    /// <summary>The id under which a model's rules are looked up.</summary>
    internal static string Normalize(string model)
    {
        string id = model.Substring(model.LastIndexOf('/') + 1).Trim().ToLowerInvariant();
        return id.StartsWith("ft:", StringComparison.Ordinal) ? id.Substring(3) : id;
    }

    /// <summary>Whether a normalised id starts with <paramref name="prefix"/>.</summary>
    internal static bool Has(this string id, string prefix) => id.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Whether a normalised id is <paramref name="name"/> itself or a variant of it: <c>gpt-5</c> has <c>gpt-5-mini</c>, not <c>gpt-50</c>.</summary>
    internal static bool IsA(this string id, string name) =>
        id.Has(name) && (id.Length == name.Length || !IsLetterOrDigit(id[name.Length]));

    /// <summary>Reads the number of an OpenAI o-series id: <c>o1</c>, <c>o3-mini</c>, <c>o4-mini-2025-04-16</c>; not <c>opus</c> or <c>orca</c>.</summary>
    internal static bool TryReadOSeries(string id, out int number)
    {
        number = 0;
        int end = 1;
        while (end < id.Length && end < 4 && id[end] is >= '0' and <= '9')
        {
            number = (number * 10) + (id[end] - '0');
            end++;
        }

        return end > 1 && id[0] == 'o' && (end == id.Length || !IsLetterOrDigit(id[end]));
    }

    /// <summary>Reads the minor version of a gpt-5 id: 0 for <c>gpt-5-mini</c>, 2 for <c>gpt-5.2-pro</c>; false for anything else.</summary>
    internal static bool TryReadGpt5(string id, out int minor)
    {
        minor = 0;
        if (!id.IsA("gpt-5"))
        {
            return false;
        }

        for (int i = 6; id.Length > 5 && id[5] == '.' && i < id.Length && i < 8 && id[i] is >= '0' and <= '9'; i++)
        {
            minor = (minor * 10) + (id[i] - '0');
        }

        return true;
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
