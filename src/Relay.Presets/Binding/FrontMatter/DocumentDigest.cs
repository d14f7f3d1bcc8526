using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Relay.Presets;

/// <summary>The digest of a preset in Markdown, as MDA 1.0 makes it.</summary>
internal static class DocumentDigest
{
    /// <summary>How many hexadecimal digits a digest of an algorithm has; 0 for an algorithm that is not known.</summary>
    public static int Length(string algorithm) => algorithm switch
    {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => 0,
    };

    /// <summary>The digest with its algorithm in front, <c>sha256:9f86…</c>; null when the front matter cannot be written as JSON.</summary>
    /// <param name="algorithm">One that <see cref="Length"/> knows.</param>
    /// <param name="frontMatter">The front matter as written. Its <c>integrity</c> and <c>signatures</c> do not count.</param>
    /// <param name="prose">The Markdown as written.</param>
    public static string? Of(string algorithm, MappingNode frontMatter, string prose)
    {
        var counted = new List<MappingEntry>(frontMatter.Entries.Count);
        foreach (MappingEntry entry in frontMatter.Entries)
        {
            if (entry.Key.Text is not ("integrity" or "signatures"))
            {
                counted.Add(entry);
            }
        }

        return CanonicalNode.Write(frontMatter with { Entries = new EquatableArray<MappingEntry>([.. counted]) }) is { } json
            ? algorithm + ":" + Hash(algorithm, "---\n" + json + "\n---\n" + PresetProse.Normalize(prose))
            : null;
    }

    private static string Hash(string algorithm, string text)
    {
        using HashAlgorithm hash = algorithm switch
        {
            "sha384" => SHA384.Create(),
            "sha512" => SHA512.Create(),
            _ => SHA256.Create(),
        };
        var digits = new StringBuilder();
        foreach (byte each in hash.ComputeHash(Encoding.UTF8.GetBytes(text)))
        {
            digits.Append(each.ToString("x2", CultureInfo.InvariantCulture));
        }

        return digits.ToString();
    }
}
