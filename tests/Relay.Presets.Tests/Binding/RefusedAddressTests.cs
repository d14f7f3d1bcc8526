namespace Relay.Presets.Tests;

public sealed class RefusedAddressTests
{
    [Theory]
    [InlineData("http://example.com/v1")]
    [InlineData("https://u:p@example.com/v1")]
    [InlineData("https://10.0.0.1/v1")]
    [InlineData("''")]
    [InlineData("5")]
    [InlineData("[https://example.com]")]
    public void An_address_that_must_not_be_used_does_not_become_the_providers_own(string address)
    {
        PresetCompilation compilation = Presets.CompileModel("target: openai/gpt-4o", "credential: $env.KEY", "base_url: " + address);

        Assert.Single(compilation.Findings);
        Assert.Equal(UrlGuard.RefusedAddress, compilation.Spec().BaseUrl);
        Assert.False(UrlGuard.Check(compilation.Spec().BaseUrl!, allowPrivateHosts: true).IsAllowed);
    }

    [Fact]
    public void An_address_that_is_taken_away_is_the_providers_own() =>
        Assert.Null(Presets.CompileModel("target: openai/gpt-4o", "credential: $env.KEY", "base_url: null").Spec().BaseUrl);

    [Fact]
    public void The_runtime_says_where_the_reason_stands() => Assert.Contains("RLY0503", UrlGuard.Check(UrlGuard.RefusedAddress).Reason, StringComparison.Ordinal);
}
