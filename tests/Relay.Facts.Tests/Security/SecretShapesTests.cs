using System.Diagnostics;

namespace Relay.Tests;

[Feature(60)]
public class SecretShapesTests
{
    private const string Alnum40 = "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7k";

    [Theory]
    [InlineData("sk-test-key-openai-1234567890")]
    [InlineData("sk-ant-api03-" + Alnum40)]
    [InlineData("sk-admin01-" + Alnum40)]
    [InlineData("sk-or-v1-" + Alnum40)]
    [InlineData("sk-proj-" + Alnum40)]
    [InlineData("sk_live_" + Alnum40)]
    [InlineData("pk_test_" + Alnum40)]
    [InlineData("rk_live_" + Alnum40)]
    [InlineData("ghp_" + Alnum40)]
    [InlineData("gho_" + Alnum40)]
    [InlineData("ghu_" + Alnum40)]
    [InlineData("ghs_" + Alnum40)]
    [InlineData("ghr_" + Alnum40)]
    [InlineData("github_pat_11ABCDEFG0_abcdefghij")]
    [InlineData("gsk_" + Alnum40)]
    [InlineData("hf_" + Alnum40)]
    [InlineData("xai-" + Alnum40)]
    [InlineData("pplx-" + Alnum40)]
    [InlineData("csk-" + Alnum40)]
    [InlineData("fw_" + Alnum40)]
    [InlineData("r8_" + Alnum40)]
    [InlineData("AIzaSyA1234567890abcdefghijklmnopqrstuv")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("ASIAIOSFODNN7EXAMPLE")]
    [InlineData("xoxb-123456789012-abcdefghij")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\\nMIIEvQ\\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nMIIEvQ cut off")]
    public void Secrets_of_known_shape_are_blotted_out(string secret)
    {
        Assert.Equal("***", SecretShapes.Scrub(secret));
        Assert.Equal("before ***", SecretShapes.Scrub("before " + secret));
        Assert.Equal("{\"k\":\"***", SecretShapes.Scrub("{\"k\":\"" + secret));
        Assert.True(SecretShapes.LooksLikeSecret(secret));
    }

    [Theory]
    [InlineData("Authorization: Bearer abc", "Authorization: Bearer ***")]
    [InlineData("authorization:bearer abc def", "authorization:bearer *** def")]
    [InlineData("Authorization: Basic dXNlcjpwYXNz\r\nHost: x", "Authorization: Basic ***\r\nHost: x")]
    [InlineData("Proxy-Authorization: Token abc123", "Proxy-Authorization: Token ***")]
    [InlineData("Authorization: Digest username=\"u\", response=\"r\"\nNext: 1", "Authorization: Digest ***\nNext: 1")]
    [InlineData("Authorization: AWS4-HMAC-SHA256 Credential=A/b, Signature=c\nNext: 1", "Authorization: AWS4-HMAC-SHA256 ***\nNext: 1")]
    [InlineData("Authorization: Negotiate YII=", "Authorization: Negotiate ***")]
    [InlineData("Authorization: HMAC id:sig\n", "Authorization: HMAC ***\n")]
    [InlineData("Authorization: Signature keyId=\"k\",signature=\"s\"", "Authorization: Signature ***")]
    [InlineData("Authorization: ApiKey abcdef", "Authorization: ApiKey ***")]
    [InlineData("Authorization: 0123456789abcdef0123", "Authorization: ***")]
    [InlineData("{\"Authorization\": \"Bearer abc def\", \"x\": 1}", "{\"Authorization\": \"Bearer ***\", \"x\": 1}")]
    [InlineData("{'authorization': 'raw value', 'x': 1}", "{'authorization': '***', 'x': 1}")]
    [InlineData("\"{\\\"authorization\\\":\\\"Bearer abc\\\",\\\"x\\\":1}\"", "\"{\\\"authorization\\\":\\\"Bearer ***\\\",\\\"x\\\":1}\"")]
    [InlineData("{\"authorization\":\"Digest a=\\\"b\\\", c\",\"x\":1}", "{\"authorization\":\"Digest ***\",\"x\":1}")]
    public void Authorization_is_blotted_out_with_its_scheme_kept(string text, string clean) => Assert.Equal(clean, SecretShapes.Scrub(text));

    [Theory]
    [InlineData("x-api-key: abcd1234", "x-api-key: ***")]
    [InlineData("X-Api-Key:abcd1234\nhost: x", "X-Api-Key:***\nhost: x")]
    [InlineData("x-goog-api-key=abcd1234", "x-goog-api-key=***")]
    [InlineData("anthropic-api-key: abcd1234", "anthropic-api-key: ***")]
    [InlineData("api-key: 0123456789abcdef0123456789abcdef", "api-key: ***")]
    [InlineData("{\"x-api-key\":\"a b\"}", "{\"x-api-key\":\"***\"}")]
    [InlineData("{\\\"x-api-key\\\": \\\"abc\\\"}", "{\\\"x-api-key\\\": \\\"***\\\"}")]
    [InlineData("{\"api_key\": \"secret\"}", "{\"api_key\": \"***\"}")]
    [InlineData("MY_API_KEY=abcdefgh12345678 next", "MY_API_KEY=*** next")]
    [InlineData("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "aws_secret_access_key = ***")]
    public void Key_headers_and_fields_are_blotted_out(string text, string clean) => Assert.Equal(clean, SecretShapes.Scrub(text));

    [Theory]
    [InlineData("sent Bearer abcdefgh to", "sent Bearer *** to")]
    [InlineData("bearer\tABC.def-123~+/=", "bearer\t***")]
    [InlineData("https://user:pa55@example.com/x", "https://***@example.com/x")]
    [InlineData("https://x.example.com/?key=abc&b=1", "https://x.example.com/?key=***&b=1")]
    [InlineData("https://x/?a=1&X-Amz-Signature=abc#f", "https://x/?a=1&X-Amz-Signature=***#f")]
    public void Bearer_tokens_and_secrets_in_urls_are_blotted_out(string text, string clean) => Assert.Equal(clean, SecretShapes.Scrub(text));

    [Theory]
    [InlineData("")]
    [InlineData("a plain sentence about a token, a key and a bearer.")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT")]
    [InlineData("req_011CSHoEeqs5C35K2UUqR7Fy msg_01XFDUDYJgAACzvnptvVoYEL toolu_01A09q90qw90lq917835lq9")]
    [InlineData("task-1234567890abcdefghijklmnop")]
    [InlineData("disk-encryption-of-the-whole-machine")]
    [InlineData("desk-sk-short")]
    [InlineData("sk-short")]
    [InlineData("groq/llama-3.3-70b-versatile pplx-70b-online xai-org/grok-1 claude-sonnet-4-5-20250929")]
    [InlineData("fp_e8236260a9 org-REDACTED ghp_short hf_short AKIASHORT XAKIAIOSFODNN7EXAMPLE AKIAIOSFODNN7EXAMPLEX")]
    [InlineData("eyJub3QifQ is a start, eyJ.eyJ.x is not")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----")]
    [InlineData("Bearer authentication is required")]
    [InlineData("the x-api-key header is required")]
    [InlineData("invalid api_key: string expected")]
    [InlineData("Authorization: Bearer <token>")]
    [InlineData("https://example.com/a@b?page=2&tokens=3")]
    [InlineData("WWW-Authenticate: Bearer realm=\"x\"")]
    public void What_is_no_secret_stays_the_very_same_string(string text)
    {
        Assert.Same(text, SecretShapes.Scrub(text));
        Assert.False(SecretShapes.LooksLikeSecret(text));
    }

    [Fact]
    public void Several_secrets_in_one_text_are_all_found()
    {
        string text = $"a sk-{Alnum40} b\nAuthorization: Bearer x{Alnum40}\n{{\"x-api-key\":\"k\"}} AKIAIOSFODNN7EXAMPLE.";
        Assert.Equal("a *** b\nAuthorization: Bearer ***\n{\"x-api-key\":\"***\"} ***.", SecretShapes.Scrub(text));
    }

    [Theory]
    [InlineData("Authorization: Bearer abcdefghijk")]
    [InlineData("Authorization: Digest a=\"b\", c")]
    [InlineData("{\"x-api-key\":\"abc\"}")]
    [InlineData("https://u:p@h/?key=abc")]
    [InlineData("x sk-" + Alnum40 + " y")]
    [InlineData("api_key=abcdefgh12345678")]
    public void Scrubbing_twice_changes_nothing_more(string text)
    {
        string once = SecretShapes.Scrub(text);
        Assert.NotEqual(text, once);
        Assert.Same(once, SecretShapes.Scrub(once));
    }

    [Theory]
    [InlineData("eyJ-")]
    [InlineData("eyJaaaaaaaaaaaa.")]
    [InlineData("eyJaaaaaaaaaaaa.-")]
    [InlineData("sk-a ")]
    [InlineData("api_key=*")]
    [InlineData("?key=*")]
    [InlineData("bearer ")]
    [InlineData("bearer realm=")]
    [InlineData("authorization: *")]
    [InlineData("authorization")]
    [InlineData("x-api-key\\\\\\")]
    [InlineData("://a")]
    [InlineData("-----BEGIN ")]
    [InlineData("xoxb-a")]
    [InlineData("AKIA")]
    [InlineData("\\\"")]
    public void Hostile_repetition_takes_linear_time(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 500_000 / part.Length));
        var watch = Stopwatch.StartNew();
        SecretShapes.Scrub(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }
}
