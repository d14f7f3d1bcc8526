using System.Text.RegularExpressions;

namespace Relay.Hostile.Tests.Secrets;

/// <summary>Reads the sources of the runtime: a header is added, and a path is written, in one place each.</summary>
public sealed partial class HeaderSourceTests
{
    [Fact]
    public void A_header_is_added_in_one_place()
    {
        string[] places = Matching(HeaderCall());
        Assert.Equal(["src/Relay/Http/RequestHeaders.cs"], places);
    }

    [Fact]
    public void A_value_is_written_into_an_address_in_one_place()
    {
        string[] places = Matching(Escape());
        Assert.Equal(["src/Relay.Facts/Security/UrlPart.cs"], places);
    }

    private static string[] Matching(Regex pattern)
    {
        string root = RepositoryRootOf();
        var places = new List<string>();
        foreach (string room in new[] { "src/Relay", "src/Relay.Facts", "src/Relay.Azure", "src/Relay.Google" })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(root, room), "*.cs", SearchOption.AllDirectories))
            {
                string name = Path.GetRelativePath(root, file).Replace('\\', '/');
                if (!name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal) && pattern.IsMatch(File.ReadAllText(file)))
                {
                    places.Add(name);
                }
            }
        }

        places.Sort(StringComparer.Ordinal);
        return [.. places];
    }

    private static string RepositoryRootOf() => Relay.Tests.RepositoryRoot.Path;

    // Also the typed properties of HttpRequestHeaders that take a text.
    [GeneratedRegex(@"TryAddWithoutValidation\(|\.Headers\.(Add|Authorization|Host|Referrer|From)\b\s*(\(|=[^=>])|DefaultRequestHeaders")]
    private static partial Regex HeaderCall();

    [GeneratedRegex(@"EscapeDataString\(|UrlEncode\(|UrlEncoder\b")]
    private static partial Regex Escape();
}
