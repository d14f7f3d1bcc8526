namespace Relay.Hostile.Tests.Answers;

/// <summary>Spellings of addresses that must never be called, through the public way of naming one.</summary>
public class AddressSpellingTests
{
    [Theory]
    [InlineData("https://2852039166/")]
    [InlineData("https://0xa9fea9fe/")]
    [InlineData("https://0251.0376.0251.0376/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("https://[2002:a9fe:a9fe::1]/")]
    [InlineData("http://169.254.169.254/latest")]
    public async Task A_metadata_address_is_refused_before_the_call(string address)
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = _ => null });
        using IDisposable scope = RelayRuntime.Use(runtime);
        RelayException error = await Assert.ThrowsAsync<RelayException>(async () =>
        {
            ModelAlias model = RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => { m.BaseUrl = address; m.ApiKey = "test-key"; });
            await model.ChatAsync("hi");
        });
        Assert.Equal(RelayErrorKind.Config, error.Kind);
    }
}
