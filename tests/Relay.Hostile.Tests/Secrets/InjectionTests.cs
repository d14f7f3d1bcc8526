using System.Text.RegularExpressions;
using Relay.Tests;

namespace Relay.Hostile.Tests.Secrets;

/// <summary>Values that would begin a header or a request of their own, or leave their place in a path, in everything that a header or a path is made of, on every wire.</summary>
public sealed partial class InjectionTests : IDisposable
{
    private const string Smuggled = "x\r\nContent-Length: 0\r\n\r\nPOST /target/smuggled HTTP/1.1\r\nHost: evil\r\nX-Pad: y";

    private readonly RecordingListener _listener = new();

    public void Dispose() => _listener.Dispose();

    /// <summary>Everything that ends up in a header or an address: how it is set, with the value.</summary>
    private static readonly (string Name, Action<Attempt, string> Set)[] s_places =
    [
        ("anthropic_beta of a call", static (at, value) => at.Options.AdditionalProperties = new() { ["anthropic_beta"] = value }),
        ("anthropic_beta as a list", static (at, value) => at.Options.AdditionalProperties = new() { ["anthropic_beta"] = new[] { "a", value } }),
        ("anthropic_beta of a preset", static (at, value) => at.Model += m => m.Parameters = new() { Extra = new([new ExtraParameter("anthropic_beta", System.Text.Json.JsonSerializer.Serialize(value))]) }),
        ("CallOptions.ApiKey", static (at, value) => at.Options.ApiKey = value),
        ("ApiKey", static (at, value) => at.Model += m => m.ApiKey = value),
        ("credential", static (at, value) => (at.Model, at.Variables["MY_KEY"]) = (at.Model + (m => (m.ApiKey, m.Credential) = (null, CredentialReference.Environment("MY_KEY"))), value)),
        ("secret header", static (at, value) => at.Variables["SECOND_SECRET"] = value),
        ("session token", static (at, value) => at.Sign("AKID", value)),
        ("access key id", static (at, value) => at.Sign(value, "token")),
        ("deployment", static (at, value) => at.Model += m => m.Deployment = value),
        ("project", static (at, value) => at.Model += m => m.Project = value),
        ("location", static (at, value) => at.Model += m => m.Location = value),
        ("region", static (at, value) => at.Model += m => m.Region = value),
        ("api_version", static (at, value) => at.Model += m => m.ApiVersion = value),
        ("base_url", static (at, value) => at.Model += m => m.BaseUrl += "/" + value),
        ("project of the environment", static (at, value) => (at.Model, at.Variables["GOOGLE_CLOUD_PROJECT"]) = (at.Model + (m => m.Project = null), value)),
        ("model", static (at, value) => at.Suffix = value),
    ];

    private static IEnumerable<string> Values()
    {
        yield return "x\r\nX-Evil: 1";
        yield return Smuggled;
        for (char c = '\0'; c <= ' '; c++)
        {
            yield return "x" + c + "X-Evil: 1";
        }

        foreach (char c in "\u007f\u0080\u0085\u00a0\u0130\u010a\u010d\u2028\u560a\u560d\uff0d")
        {
            yield return "x" + c + "X-Evil: 1";
        }

        yield return "x%0d%0aX-Evil:%201";
        yield return ".";
        yield return "..";
        yield return "%2e%2e";
        yield return "%252E.";
        yield return "..;x=1";
    }

    [Fact]
    public async Task No_value_begins_a_header_or_a_request_or_leaves_its_place()
    {
        string[] targets = [.. WireTarget.All.Select(static target => target.Target), "own-second/own-model"];
        int step = Scale.Of(17, 1), at = 0, count = 0, refused = 0;
        foreach (string target in targets)
        {
            foreach ((string name, Action<Attempt, string> set) in s_places)
            {
                foreach (string value in Values())
                {
                    // The two that were seen to work are tried everywhere.
                    if (at++ % step != 0 && value is not ("x\r\nX-Evil: 1" or Smuggled))
                    {
                        continue;
                    }

                    count++;
                    refused += await TryAsync(target, name, set, value) ? 1 : 0;
                }
            }
        }

        HostileReport.Add("values that would leave their header or path (" + refused + " refused before the call)", count);
        Assert.True(refused > count / 10);
    }

    [Theory]
    [InlineData("azure/m", "deployment", "..")]
    [InlineData("azure/m", "deployment", "%2e%2e")]
    [InlineData("azure/..", "", "")]
    [InlineData("azure/.", "", "")]
    [InlineData("google/..", "", "")]
    [InlineData("google/models/..", "", "")]
    [InlineData("google/tunedModels/.", "", "")]
    [InlineData("bedrock/..", "", "")]
    [InlineData("bedrock/%2E%2e", "", "")]
    [InlineData("vertex/gemini-2.5-flash", "project", "..")]
    [InlineData("vertex/publishers/../models/x", "", "")]
    public async Task A_dot_segment_is_refused_before_the_call(string target, string field, string value)
    {
        (string Name, Action<Attempt, string> Set) = field.Length == 0 ? ("", static (_, _) => { }) : Array.Find(s_places, place => place.Name == field);
        var attempt = new Attempt(_listener.Address);
        Set(attempt, value);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => attempt.CallAsync(target));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("leave its place in the path", error.Message, StringComparison.Ordinal);
        Assert.Empty(_listener.Take());
    }

    [Fact]
    public async Task A_beta_with_a_line_end_is_an_invalid_request_that_names_the_header()
    {
        var attempt = new Attempt(_listener.Address);
        attempt.Options.AdditionalProperties = new() { ["anthropic_beta"] = "x\r\nX-Evil: 1" };
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => attempt.CallAsync("anthropic/claude-sonnet-4-5"));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("'anthropic-beta'", error.Message, StringComparison.Ordinal);
        Assert.Empty(_listener.Take());
    }

    [Theory]
    [InlineData("api_key")]
    [InlineData("Authorization")]
    [InlineData("x-api-key")]
    public async Task A_credential_among_the_parameters_is_refused(string name)
    {
        var call = new Attempt(_listener.Address);
        call.Options.AdditionalProperties = new() { [name] = "canary-4711-key" };
        var headers = new Attempt(_listener.Address);
        headers.Options.AdditionalProperties = new() { ["extra_headers"] = new Dictionary<string, object?> { [name] = "canary-4711-key" } };
        var preset = new Attempt(_listener.Address);
        preset.Model += m => m.Parameters = new() { Extra = new([new ExtraParameter(name, "\"canary-4711-key\"")]) };
        foreach (Attempt attempt in new[] { call, headers, preset })
        {
            RelayException error = await Assert.ThrowsAsync<RelayException>(() => attempt.CallAsync("groq/m"));
            Assert.True(error.Kind is RelayErrorKind.Config or RelayErrorKind.InvalidRequest);
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
            Assert.Empty(_listener.Take());
        }
    }

    /// <summary>Calls with one value in one place; true where it was refused before anything was sent.</summary>
    private async Task<bool> TryAsync(string target, string name, Action<Attempt, string> set, string value)
    {
        var attempt = new Attempt(_listener.Address);
        set(attempt, value);
        RelayException? error = null;
        try
        {
            await attempt.CallAsync(target);
        }
        catch (RelayException refusal)
        {
            error = refusal;
        }

        string[] received = _listener.Take();
        string at = target + ", " + name + ", " + Uri.EscapeDataString(value) + ": ";
        Assert.NotNull(error);
        Assert.True(received.Length <= 1, at + string.Join("\n---\n", received));
        foreach (string request in received)
        {
            string[] lines = request[..request.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
            Assert.True(RequestLine().IsMatch(lines[0]), at + lines[0]);
            Assert.DoesNotContain("smuggled", lines[0], StringComparison.Ordinal);
            Assert.All(lines[1..], line => Assert.True(HeaderLine().IsMatch(line) && !line.StartsWith("X-Evil", StringComparison.OrdinalIgnoreCase), at + line));

            // A base address is the program's own path: it is checked as it is, not for what a second server might make of it.
            int layers = name == "base_url" ? 1 : 2;
            Assert.All(lines[0].Split(' ')[1].Split('/', '?'), segment => Assert.False(Decoded(segment, layers) is "." or "..", at + lines[0]));
        }

        return received.Length == 0;
    }

    private static string Decoded(string segment, int layers) => layers == 0 ? segment : Decoded(Uri.UnescapeDataString(segment), layers - 1);

    [GeneratedRegex("^POST /[!-~]* HTTP/1\\.1$")]
    private static partial Regex RequestLine();

    [GeneratedRegex("^[!#$%&'*+.^_`|~0-9A-Za-z-]+: [ -~]*$")]
    private static partial Regex HeaderLine();

    /// <summary>One call, made of what a test sets.</summary>
    private sealed class Attempt(string address)
    {
        public CallOptions Options { get; } = new() { Timeout = TimeSpan.FromSeconds(20) };

        public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal) { ["SECOND_SECRET"] = "second-secret" };

        public Action<ModelSpecBuilder> Model { get; set; } = static _ => { };

        public string Suffix { get; set; } = "";

        public void Sign(string id, string token)
        {
            (Variables["AWS_ACCESS_KEY_ID"], Variables["AWS_SECRET_ACCESS_KEY"], Variables["AWS_SESSION_TOKEN"]) = (id, "secret-of-aws", token);
            Model += static m => m.ApiKey = null;
        }

        public async Task CallAsync(string target)
        {
            var options = new RelayRuntimeOptions { Environment = name => Variables.GetValueOrDefault(name) };
            foreach (ProviderFacts provider in WireTarget.OwnProviders)
            {
                options.Providers.Add(provider);
            }

            options.Providers.Add(ProviderFacts.Custom("own-second", WireProtocol.OpenAIChat, "http://localhost:1/v1") with { SecretHeader = new ProviderSecretHeader("X-Second", "SECOND_SECRET") });
            using var runtime = new RelayRuntime(options);
            using IDisposable scope = RelayRuntime.Use(runtime);
            string plain = WireTarget.Plain(target);
            ModelAlias model = RelayRuntime.Model(plain + Suffix, m =>
            {
                m.Alias = "test";
                m.BaseUrl = address + (plain.StartsWith("azure/", StringComparison.Ordinal) ? "" : "/v1");
                m.ApiKey = "test-key";
                m.ApiStyle = target.StartsWith(WireTarget.ResponsesPrefix, StringComparison.Ordinal) ? ApiStyle.Responses : ApiStyle.ChatCompletions;
                m.Region = plain.StartsWith("bedrock/", StringComparison.Ordinal) ? "us-east-1" : null;
                (m.Project, m.Location) = plain.StartsWith("vertex/", StringComparison.Ordinal) ? ("my-project", "europe-west4") : (null, null);
                Model(m);
            });
            await model.ChatAsync("hi", Options);
        }
    }
}
