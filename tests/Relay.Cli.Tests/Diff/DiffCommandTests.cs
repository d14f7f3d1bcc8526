using System.Text.Json;

namespace Relay.Cli.Tests;

[Feature(64)]
public sealed class DiffCommandTests : IDisposable
{
    private const string OwnCost = "a: { target: openai-compatible/x, base_url: https://example.com/v1, cost: { ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("alias_added", false, "a: { target: openai/gpt-4o }", "a: { target: openai/gpt-4o }\n  b: { target: openai/gpt-4o }")]
    [InlineData("alias_removed", true, "a: { target: openai/gpt-4o }\n  b: { target: openai/gpt-4o }", "a: { target: openai/gpt-4o }")]
    [InlineData("retargeted", false, "a: { target: openai/gpt-4o }", "a: { target: openai/gpt-4o-mini }")]
    [InlineData("price", false, "a: { target: openai/gpt-4o, cost: { input_per_1m: 2 } }", "a: { target: openai/gpt-4o, cost: { input_per_1m: 3 } }")]
    [InlineData("context_window", true, "a: { target: openai/gpt-4o, capabilities: { context_window: 2000 } }", "a: { target: openai/gpt-4o, capabilities: { context_window: 1000 } }")]
    [InlineData("context_window", false, "a: { target: openai/gpt-4o, capabilities: { context_window: 1000 } }", "a: { target: openai/gpt-4o, capabilities: { context_window: 2000 } }")]
    [InlineData("capability_lost", true, "a: { target: openai/gpt-4o }", "a: { target: openai/gpt-4o, capabilities: { tools: false } }")]
    [InlineData("capability_gained", false, "a: { target: openai/gpt-4o, capabilities: { tools: false } }", "a: { target: openai/gpt-4o, capabilities: { tools: true } }")]
    [InlineData("parameter", false, "a: { target: openai/gpt-4o }", "a: { target: openai/gpt-4o, params: { max_tokens: 5 } }")]
    [InlineData("setting", false, "a: { target: openai/gpt-4o, credential: $env.A }", "a: { target: openai/gpt-4o, credential: $env.B }")]
    [InlineData("recast", true, "a: { target: openai/gpt-4o }\n  b: { target: openai/gpt-4o }", "b: { target: openai/gpt-4o }\ngroups:\n  a: { strategy: fallback, members: [b] }")]
    [InlineData("group_removed", true, "a: { target: openai/gpt-4o }\ngroups:\n  g: { strategy: fallback, members: [a] }", "a: { target: openai/gpt-4o }")]
    [InlineData("strategy", false, "a: { target: openai/gpt-4o }\ngroups:\n  g: { strategy: fallback, members: [a] }", "a: { target: openai/gpt-4o }\ngroups:\n  g: { strategy: weighted, members: [a] }")]
    [InlineData("member_removed", false, "a: { target: openai/gpt-4o }\n  b: { target: openai/gpt-4o }\ngroups:\n  g: { strategy: fallback, members: [a, b] }", "a: { target: openai/gpt-4o }\n  b: { target: openai/gpt-4o }\ngroups:\n  g: { strategy: fallback, members: [a] }")]
    [InlineData("member_order", false, "a: { target: openai/gpt-4o }\n  b: { target: openai/gpt-4o }\ngroups:\n  g: { strategy: fallback, members: [a, b] }", "a: { target: openai/gpt-4o }\n  b: { target: openai/gpt-4o }\ngroups:\n  g: { strategy: fallback, members: [b, a] }")]
    [InlineData("provider", false, "a: { target: mine/m }\nproviders:\n  mine: { wire: openai-chat, base_url: https://one.example.com }", "a: { target: mine/m }\nproviders:\n  mine: { wire: openai-chat, base_url: https://two.example.com }")]
    [InlineData("provider_added", false, "a: { target: openai/gpt-4o }", "a: { target: openai/gpt-4o }\nproviders:\n  mine: { wire: openai-chat, base_url: https://one.example.com }")]
    [InlineData("provider_removed", true, "a: { target: openai/gpt-4o }\nproviders:\n  mine: { wire: openai-chat, base_url: https://one.example.com }", "a: { target: openai/gpt-4o }")]
    public async Task A_difference_has_its_kind_and_says_whether_it_breaks(string kind, bool isBreaking, string before, string after)
    {
        (int exitCode, JsonElement report) = await DiffAsync(before, after);

        JsonElement change = Assert.Single(report.GetProperty("changes").EnumerateArray(), change => change.GetProperty("kind").GetString() == kind);
        Assert.Equal(isBreaking, change.GetProperty("breaking").GetBoolean());
        bool anyBreaks = report.GetProperty("changes").EnumerateArray().Any(static each => each.GetProperty("breaking").GetBoolean());
        Assert.Equal(anyBreaks, report.GetProperty("breaking").GetBoolean());
        Assert.Equal(anyBreaks ? 1 : 0, exitCode);
    }

    [Theory]
    [InlineData("2", "3", 50.0, "price of input: $2 -> $3 per 1M tokens (+50%)")]
    [InlineData("4", "3", -25.0, "price of input: $4 -> $3 per 1M tokens (-25%)")]
    public async Task A_price_says_by_how_much_it_changed(string before, string after, double percent, string sentence)
    {
        string Model(string rate) => "a: { target: openai-compatible/x, base_url: https://example.com/v1, cost: { input_per_1m: " + rate + ", output_per_1m: 9, cached_input_per_1m: 1, cache_write_5m_per_1m: 1, cache_write_1h_per_1m: 1 } }";

        (_, JsonElement report) = await DiffAsync(Model(before), Model(after));
        ToolRun human = await ToolRun.InAsync(_folder.Path, "diff", "old.yaml", "new.yaml");

        JsonElement change = report.GetProperty("changes").EnumerateArray().First(static each => each.GetProperty("field").GetString() == "input");
        Assert.Equal(percent, change.GetProperty("percent").GetDouble());
        Assert.Contains("change    a: " + sentence, human.Output, StringComparison.Ordinal);
    }

    /// <summary>What a preset states is listed once: not with all that follows from it.</summary>
    [Theory]
    [InlineData("input $2 -> $3", "", OwnCost + "input_per_1m: 2, output_per_1m: 9 } }", OwnCost + "input_per_1m: 3, output_per_1m: 9 } }")]
    [InlineData("input $2 -> $3, output $9 -> $10", "", OwnCost + "input_per_1m: 2, output_per_1m: 9 } }", OwnCost + "input_per_1m: 3, output_per_1m: 10 } }")]
    [InlineData("cache_read $2 -> $1", "", OwnCost + "input_per_1m: 2, output_per_1m: 9 } }", OwnCost + "input_per_1m: 2, output_per_1m: 9, cached_input_per_1m: 1 } }")]
    [InlineData("cache_read $1 -> $1.5, input $2 -> $3", "", OwnCost + "input_per_1m: 2, output_per_1m: 9, cached_input_per_1m: 1 } }", OwnCost + "input_per_1m: 3, output_per_1m: 9, cached_input_per_1m: 1.5 } }")]
    [InlineData("cache_write_5m $2 -> $2.5, input $2 -> $3", "", OwnCost + "input_per_1m: 2, output_per_1m: 9 } }", OwnCost + "input_per_1m: 3, output_per_1m: 9, cache_write_5m_per_1m: 2.5 } }")]
    [InlineData("input unknown -> $2, output unknown -> $9", "", "a: { target: openai-compatible/x, base_url: https://example.com/v1 }", OwnCost + "input_per_1m: 2, output_per_1m: 9 } }")]
    [InlineData("input $2 -> $3, output $8 -> $12", "", "a: { target: openai/gpt-4.1, cost: { input_per_1m: 2, output_per_1m: 8 } }", "a: { target: openai/gpt-4.1, cost: { input_per_1m: 3, output_per_1m: 12 } }")]
    [InlineData("input $2 -> $3", "", "a: { target: openai/gpt-4.1 }", "a: { target: openai/gpt-4.1, cost: { input_per_1m: 3 } }")]
    [InlineData("cache_read $0.3 -> $0.6, input $3 -> $6, output $15 -> $30", "pricing_profiles: { p: { input_multiplier: 2, output_multiplier: 2, cached_input_multiplier: 2 } }\n", "a: { target: anthropic/claude-sonnet-4-5 }", "a: { target: anthropic/claude-sonnet-4-5, pricing_profile: p }")]
    public async Task Only_rates_that_are_stated_are_listed(string rates, string profiles, string before, string after)
    {
        (_, JsonElement report) = await DiffAsync(before, after + "\n" + profiles.TrimEnd());

        Assert.Equal(rates, string.Join(", ", report.GetProperty("changes").EnumerateArray().Where(static change => change.GetProperty("kind").GetString() == "price")
            .Select(static change => change.GetProperty("field").GetString() + change.GetProperty("message").GetString()!.Split(':')[1].Replace(" per 1M tokens", "", StringComparison.Ordinal).Split(" (")[0])));
    }

    [Fact]
    public async Task Another_model_comes_with_all_rates_that_the_catalog_states()
    {
        (_, JsonElement report) = await DiffAsync("a: { target: anthropic/claude-sonnet-4-5 }", "a: { target: anthropic/claude-haiku-4-5 }");

        string?[] rates = [.. report.GetProperty("changes").EnumerateArray().Where(static change => change.GetProperty("kind").GetString() == "price").Select(static change => change.GetProperty("field").GetString())];
        Assert.Superset(new HashSet<string?> { "input", "output", "cache_read", "cache_write_5m", "cache_write_1h" }, rates.ToHashSet());
    }

    [Fact]
    public async Task Another_layout_is_no_difference()
    {
        _folder.Write("old/models.yaml", "version: 1\nmodels:\n  a: { target: openai/gpt-4o }\n  b: { target: openai/gpt-4o }\n");
        _folder.Write("new/presets/a.json", "{ \"version\": 1, \"models\": { \"b\": { \"target\": \"openai/gpt-4o\" } } }");
        _folder.Write("new/presets/b.yaml", "# A comment\nversion: 1\nmodels:\n  a:\n    target: 'openai/gpt-4o'\n");

        ToolRun run = await ToolRun.InAsync(_folder.Path, "diff", "old", "new");

        Assert.Equal((0, "Both mean the same.\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task A_side_that_is_missing_ends_with_2()
    {
        _folder.Write("old.yaml", "version: 1\nmodels: {}\n");

        ToolRun run = await ToolRun.InAsync(_folder.Path, "diff", "old.yaml", "new.yaml");

        Assert.Equal((2, "", "relay: There is no file or folder 'new.yaml'.\n"), (run.ExitCode, run.Output, run.Error));
    }

    private async Task<(int ExitCode, JsonElement Report)> DiffAsync(string before, string after)
    {
        _folder.Write("old.yaml", "version: 1\nmodels:\n  " + before + "\n");
        _folder.Write("new.yaml", "version: 1\nmodels:\n  " + after + "\n");
        ToolRun run = await ToolRun.InAsync(_folder.Path, "diff", "old.yaml", "new.yaml", "--json");
        Assert.Equal("", run.Error);
        return (run.ExitCode, JsonDocument.Parse(run.Output).RootElement.Clone());
    }
}
