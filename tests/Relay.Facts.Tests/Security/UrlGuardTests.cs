using System.Net;

namespace Relay.Tests;

public class UrlGuardTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1", "https://api.openai.com/v1", "api.openai.com")]
    [InlineData("HTTPS://API.OpenAI.com./v1/", "https://api.openai.com/v1", "api.openai.com")]
    [InlineData("https://api.example.com:8443", "https://api.example.com:8443/", "api.example.com")]
    [InlineData("https://8.8.8.8/v1", "https://8.8.8.8/v1", "8.8.8.8")]
    [InlineData("https://134744072", "https://8.8.8.8/", "8.8.8.8")]
    [InlineData("https://0x08080808", "https://8.8.8.8/", "8.8.8.8")]
    [InlineData("https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/", "2606:4700:4700::1111")]
    [InlineData("https://bücher.example/v1", "https://xn--bcher-kva.example/v1", "xn--bcher-kva.example")]
    [InlineData("https://api。openai．com", "https://api.openai.com/", "api.openai.com")]
    [InlineData("https://my_host.example.com", "https://my_host.example.com/", "my_host.example.com")]
    public void Public_hosts_are_allowed_and_brought_to_their_normal_form(string url, string normal, string host)
    {
        UrlVerdict verdict = UrlGuard.Check(url);
        Assert.True(verdict.IsAllowed, verdict.Reason);
        Assert.Equal(normal, verdict.Uri!.AbsoluteUri);
        Assert.Equal(host, verdict.Host);
        Assert.False(verdict.IsLoopback);
        Assert.False(verdict.IsPrivate);
    }

    [Theory]
    [InlineData("http://localhost:11434/v1")]
    [InlineData("http://LOCALHOST.")]
    [InlineData("http://ollama.localhost:1234")]
    [InlineData("http://ip6-localhost")]
    [InlineData("http://ip6-loopback")]
    [InlineData("http://127.0.0.1:8000")]
    [InlineData("http://127.1")]
    [InlineData("http://127.0.0.1.")]
    [InlineData("http://127.255.255.254")]
    [InlineData("http://0x7f000001")]
    [InlineData("http://0x7F.1")]
    [InlineData("http://017700000001")]
    [InlineData("http://0177.0.0.1")]
    [InlineData("http://2130706433")]
    [InlineData("http://\uFF11\uFF12\uFF17\uFF0E\uFF10\uFF0E\uFF10\uFF0E\uFF11")]
    [InlineData("http://①②⑦.0.0.1", false)]
    [InlineData("http://[::1]:8080/v1")]
    [InlineData("http://[0:0:0:0:0:0:0:1]")]
    [InlineData("http://[::ffff:127.0.0.1]")]
    [InlineData("http://[::FFFF:7f00:1]")]
    [InlineData("https://localhost")]
    public void This_machine_may_be_reached_over_plain_http_in_every_notation(string url, bool allowed = true)
    {
        UrlVerdict verdict = UrlGuard.Check(url);
        Assert.Equal(allowed, verdict.IsAllowed);
        Assert.Equal(allowed, verdict.IsLoopback);
    }

    [Theory]
    [InlineData("http://api.openai.com/v1")]
    [InlineData("http://8.8.8.8")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://notlocalhost.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://[2606:4700:4700::1111]")]
    public void Plain_http_to_anybody_else_is_refused_even_with_private_hosts_allowed(string url)
    {
        Assert.False(UrlGuard.Check(url).IsAllowed);
        Assert.Contains("https", UrlGuard.Check(url, allowPrivateHosts: true).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("10.1")]
    [InlineData("0x0a000001")]
    [InlineData("012.0.0.1")]
    [InlineData("167772161")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("192.168.257")]
    [InlineData("169.254.169.254")]
    [InlineData("0xA9FEA9FE")]
    [InlineData("2852039166")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("0.1.2.3")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("240.0.0.1")]
    [InlineData("\uFF11\uFF19\uFF12\uFF0E\uFF11\uFF16\uFF18\uFF0E\uFF11\uFF0E\uFF11")]
    [InlineData("192。168。1。1")]
    [InlineData("[::]")]
    [InlineData("[fc00::1]")]
    [InlineData("[fd12:3456::1]")]
    [InlineData("[fe80::1]")]
    [InlineData("[fec0::1]")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("[::ffff:a9fe:a9fe]")]
    [InlineData("[::10.0.0.1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::10.0.0.1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("[64:ff9b:1::1]")]
    [InlineData("[2002:0a00:0001::]")]
    [InlineData("[2002:7f00:1::1]")]
    [InlineData("[::ffff:0:192.168.0.1]")]
    [InlineData("[2001:0:1:2::3]")]
    [InlineData("[2001:db8::1]")]
    [InlineData("[100::1]")]
    [InlineData("[4000::1]")]
    [InlineData("metadata.google.internal")]
    [InlineData("printer.local")]
    [InlineData("nas.lan")]
    [InlineData("gpu.home.arpa")]
    [InlineData("redis")]
    [InlineData("notlocalhost")]
    public void Private_hosts_are_refused_unless_allowed(string host)
    {
        UrlVerdict refused = UrlGuard.Check("https://" + host + "/v1");
        Assert.False(refused.IsAllowed);
        Assert.Contains("allow_private_hosts", refused.Reason, StringComparison.Ordinal);
        Assert.Null(refused.Uri);

        Assert.False(UrlGuard.Check("http://" + host).IsAllowed);
        UrlVerdict allowed = UrlGuard.Check("http://" + host, allowPrivateHosts: true);
        Assert.True(allowed.IsAllowed, allowed.Reason);
        Assert.True(allowed.IsPrivate);
        Assert.False(allowed.IsLoopback);
    }

    [Theory]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("255.255.255.255")]
    [InlineData("[ff02::1]")]
    [InlineData("[::ffff:224.0.0.1]")]
    public void Multicast_and_broadcast_are_refused_always(string host) =>
        Assert.False(UrlGuard.Check("https://" + host, allowPrivateHosts: true).IsAllowed);

    [Theory]
    [InlineData("[2002:0808:0808::1]")]
    [InlineData("[64:ff9b::8.8.8.8]")]
    [InlineData("[::ffff:8.8.8.8]")]
    public void Public_addresses_within_addresses_stay_public(string host) => Assert.True(UrlGuard.Check("https://" + host).IsAllowed);

    [Theory]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("198.20.0.1")]
    [InlineData("192.0.1.1")]
    [InlineData("11.0.0.1")]
    [InlineData("1.1.1.1")]
    public void Neighbours_of_private_ranges_are_public(string host) => Assert.True(UrlGuard.Check("https://" + host).IsAllowed);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("api.openai.com/v1")]
    [InlineData("//api.openai.com")]
    [InlineData("ftp://api.openai.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https:/api.openai.com")]
    [InlineData("https:api.openai.com")]
    [InlineData("https://")]
    [InlineData("https:///v1")]
    [InlineData("https://:443")]
    [InlineData("https://.")]
    [InlineData("https://a..b")]
    [InlineData("https://.example.com")]
    [InlineData("https://example.com..")]
    [InlineData("https://exa mple.com")]
    [InlineData(" https://example.com")]
    [InlineData("https://example.com\n")]
    [InlineData("https://example.com\t/")]
    [InlineData("https://exam\u00adple.com")]
    [InlineData("https://exam\u200bple.com")]
    [InlineData("https://example.com\\@10.0.0.1")]
    [InlineData("https://example.com:0")]
    [InlineData("https://example.com:65536")]
    [InlineData("https://example.com:")]
    [InlineData("https://example.com:80:80")]
    [InlineData("https://example.com:8a")]
    [InlineData("https://::1")]
    [InlineData("https://[::1")]
    [InlineData("https://[::1]x")]
    [InlineData("https://[127.0.0.1]")]
    [InlineData("https://[]")]
    [InlineData("https://[fe80::1%25eth0]")]
    [InlineData("https://%31%32%37.0.0.1")]
    [InlineData("https://local%68ost")]
    [InlineData("https://256.0.0.1")]
    [InlineData("https://1.2.3.4.5")]
    [InlineData("https://1.2.3.09")]
    [InlineData("https://4294967296")]
    [InlineData("https://99999999999999999999999")]
    [InlineData("https://0x1ffffffff")]
    [InlineData("https://example.1")]
    [InlineData("https://exa$mple.com")]
    [InlineData("https://exa<mple.com")]
    [InlineData("https://ℓocalhost")]
    [InlineData("https://١٢٧.0.0.1")]
    [InlineData("https://𝟏𝟐𝟕.0.0.1")]
    [InlineData("https://0xℂ0a80101")]
    public void Anything_that_is_no_plain_address_is_refused(string? url)
    {
        UrlVerdict verdict = UrlGuard.Check(url!, allowPrivateHosts: true);
        Assert.False(verdict.IsAllowed);
        Assert.EndsWith(".", verdict.Reason, StringComparison.Ordinal);
        Assert.Null(verdict.Uri);
        Assert.Null(verdict.Host);
    }

    [Theory]
    [InlineData("https://user:hunter2@example.com/v1")]
    [InlineData("https://hunter2@example.com")]
    [InlineData("https://example.com@10.0.0.1/hunter2")]
    [InlineData("https://example.com/v1?key=hunter2")]
    [InlineData("https://example.com?hunter2")]
    [InlineData("https://example.com/v1#hunter2")]
    [InlineData("https://example.com#@10.0.0.1/hunter2")]
    [InlineData("hunter2://example.com")]
    [InlineData("https://hunter2/v1")]
    public void Secrets_in_an_address_are_refused_and_never_repeated(string url)
    {
        UrlVerdict verdict = UrlGuard.Check(url);
        Assert.False(verdict.IsAllowed);
        Assert.DoesNotContain("hunter2", verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_or_name_that_is_too_long_is_refused()
    {
        Assert.False(UrlGuard.Check("https://" + new string('a', 64) + ".com").IsAllowed);
        Assert.True(UrlGuard.Check("https://" + new string('a', 63) + ".com").IsAllowed);
        Assert.False(UrlGuard.Check("https://" + string.Concat(Enumerable.Repeat("abcdefgh.", 30)) + "com").IsAllowed);
    }

    [Fact]
    public void Known_providers_pass()
    {
        foreach (ProviderFacts facts in ProviderTable.All)
        {
            if (facts.BaseUrl is { } url)
            {
                Assert.False(url.EndsWith('/'), facts.Name);
                UrlVerdict verdict = UrlGuard.Check(url);
                Assert.True(verdict.IsAllowed, facts.Name);
                Assert.Equal(facts.IsLocal, verdict.IsLoopback);
            }
        }
    }

    [Theory]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("10.0.0.1", false, true)]
    [InlineData("169.254.169.254", false, true)]
    [InlineData("127.0.0.1", false, true)]
    [InlineData("::1", false, true)]
    [InlineData("::ffff:127.0.0.1", false, true)]
    [InlineData("224.0.0.1", false, false)]
    public void A_resolved_address_is_judged_again(string address, bool byDefault, bool withPrivateHosts)
    {
        Assert.Equal(byDefault, UrlGuard.IsAddressAllowed(IPAddress.Parse(address)));
        Assert.Equal(withPrivateHosts, UrlGuard.IsAddressAllowed(IPAddress.Parse(address), allowPrivateHosts: true));
    }

    [Fact]
    public void A_name_may_resolve_to_this_machine_only_when_it_says_so()
    {
        Assert.True(UrlGuard.IsAddressAllowed(IPAddress.Loopback, allowLoopback: true));
        Assert.False(UrlGuard.IsAddressAllowed(IPAddress.Parse("10.0.0.1"), allowLoopback: true));
    }
}
