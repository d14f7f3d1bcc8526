using System.Globalization;

namespace Relay;

/// <summary>Ids for calls that come without one, as those of Gemini 2 and of Ollama before 0.12 do: results are matched to calls by id.</summary>
/// <remarks>The same answer gives the same ids; another answer, or another call of it, gives others. Who gave no id knows none: an id made here is not sent back to it.</remarks>
internal static class MadeCallId
{
    private const string Prefix = "relay_";
    private const int HashLength = 16;

    /// <summary>Makes the id of the <paramref name="position"/>-th call of a response; of one without an id, out of what is called.</summary>
    public static string Create(string? responseId, string name, string arguments, int position)
    {
        ulong hash = 14_695_981_039_346_656_037;
        if (responseId is not null)
        {
            hash = Add(hash, responseId);
        }
        else
        {
            hash = Add(Add(hash, name), arguments);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{hash:x16}_{position}");
    }

    /// <summary>Whether an id was made here.</summary>
    public static bool IsMade(string id)
    {
        if (!id.StartsWith(Prefix, StringComparison.Ordinal) || id.Length < Prefix.Length + HashLength + 2 || id[Prefix.Length + HashLength] != '_')
        {
            return false;
        }

        return ulong.TryParse(id.AsSpan(Prefix.Length, HashLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
            && int.TryParse(id.AsSpan(Prefix.Length + HashLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>FNV-1a: no secret depends on it, only that different texts differ.</summary>
    private static ulong Add(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211);
        }

        return hash;
    }
}
