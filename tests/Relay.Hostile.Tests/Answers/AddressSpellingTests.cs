using System.Net;
using System.Text.RegularExpressions;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Spellings of addresses that must never be called, through the public way of naming one.</summary>
public partial class AddressSpellingTests
{
    /// <summary>addresses.txt: one a line, with the escapes of C#.</summary>
    private static readonly string[] s_spellings = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Answers", "addresses.txt")).Where(line => line.Length > 0).Select(Unescape)];

    [Fact]
    public async Task Every_spelling_of_an_address_that_is_not_public_is_refused_before_the_call()
    {
        using var provider = new MemoryProvider(_ => throw new InvalidOperationException("It was called."));
        using RelayRuntime runtime = provider.CreateRuntime();
        using IDisposable scope = RelayRuntime.Use(runtime);
        var called = new List<string>();
        foreach (string address in s_spellings)
        {
            try
            {
                ModelAlias model = RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => (m.BaseUrl, m.ApiKey) = (address, "test-key"));
                await model.ChatAsync("hi");
                called.Add(address);
            }
            catch (RelayException error) when (error.Kind == RelayErrorKind.Config)
            {
                // Refused.
            }
            catch (Exception error)
            {
                called.Add($"{address}: {error.Message}");
            }
        }

        Assert.Empty(called);
        Assert.True(s_spellings.Length >= 129, $"{s_spellings.Length}");
        HostileReport.Add("spellings of addresses that must not be called: refused", s_spellings.Length);
    }

    /// <summary>The first, a middle and the last address of each range of the two registries of special-purpose addresses.</summary>
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("127.0.0.0", "127.255.255.255")]
    [InlineData("168.63.129.16", "168.63.129.16")]
    [InlineData("169.254.0.0", "169.254.255.255")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.0.0.0", "192.0.0.255")]
    [InlineData("192.0.2.0", "192.0.2.255")]
    [InlineData("192.31.196.0", "192.31.196.255")]
    [InlineData("192.52.193.0", "192.52.193.255")]
    [InlineData("192.88.99.0", "192.88.99.255")]
    [InlineData("192.168.0.0", "192.168.255.255")]
    [InlineData("192.175.48.0", "192.175.48.255")]
    [InlineData("198.18.0.0", "198.19.255.255")]
    [InlineData("198.51.100.0", "198.51.100.255")]
    [InlineData("203.0.113.0", "203.0.113.255")]
    [InlineData("224.0.0.0", "239.255.255.255")]
    [InlineData("240.0.0.0", "255.255.255.255")]
    [InlineData("::", "::1")]
    [InlineData("::ffff:10.0.0.1", "::ffff:168.63.129.16")]
    [InlineData("64:ff9b::10.0.0.1", "64:ff9b::168.63.129.16")]
    [InlineData("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("100::", "100::ffff:ffff:ffff:ffff")]
    [InlineData("100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff")]
    [InlineData("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2002:a83f:8110::", "2002:a00:1::")]
    [InlineData("2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("4000::", "5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void An_address_of_a_special_purpose_range_is_not_connected_to(string first, string last)
    {
        Assert.False(UrlGuard.IsAddressAllowed(IPAddress.Parse(first)), first);
        Assert.False(UrlGuard.IsAddressAllowed(IPAddress.Parse(last)), last);
    }

    [Theory]
    [InlineData("1.0.0.1")]
    [InlineData("168.63.129.15")]
    [InlineData("168.63.129.17")]
    [InlineData("192.31.195.255")]
    [InlineData("198.20.0.0")]
    [InlineData("2620:4f:8001::")]
    [InlineData("2001:200::")]
    [InlineData("2606:4700::1111")]
    public void An_address_beside_such_a_range_is_public(string address) => Assert.True(UrlGuard.IsAddressAllowed(IPAddress.Parse(address)));

    private static string Unescape(string line) => Escape().Replace(line, match => match.Value[1] switch
    {
        'u' => ((char)Convert.ToInt32(match.Value[2..], 16)).ToString(),
        't' => "\t",
        'n' => "\n",
        'r' => "\r",
        _ => "\\",
    });

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|[tnr\\])")]
    private static partial Regex Escape();
}
