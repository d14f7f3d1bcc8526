using System.Text.Json.Nodes;

namespace Relay.Cli.Tests;

/// <summary>What is offered at the mark <c>|</c> of a preset that is being typed.</summary>
public sealed class CompletionTests : IDisposable
{
    private const string Models = "version: 1\nmodels:\n  base: { target: openai/gpt-4o }\n  smart:\n    target: anthropic/claude-sonnet-4-5\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("|", "models")]
    [InlineData("version: 1\nmod|", "models")]
    [InlineData(Models + "    |", "params")]
    [InlineData(Models + "    par|\n  other: {}\n", "params")]
    [InlineData(Models + "    params:\n      |", "max_tokens")]
    [InlineData(Models + "    params: { |", "temperature")]
    [InlineData(Models + "    params: { temperature: 1, | }", "max_tokens")]
    [InlineData(Models + "    api_style: |", "chat_completions")]
    [InlineData(Models + "    allow_private_hosts: t|", "true")]
    [InlineData(Models + "    inherit_from: |", "base")]
    [InlineData(Models + "    credential: |", "$env.ANTHROPIC_API_KEY")]
    [InlineData(Models + "  new:\n    target: |", "anthropic/")]
    [InlineData(Models + "  new:\n    target: \"gro|", "groq/")]
    [InlineData(Models + "  new:\n    target: anthropic/claude|", "anthropic/claude-sonnet-4-5")]
    [InlineData(Models + "  new: { target: openai/gpt-4|", "openai/gpt-4o")]
    [InlineData(Models + "groups:\n  all:\n    members:\n      - |", "smart")]
    [InlineData(Models + "groups:\n  all:\n    members:\n    - base\n    - sm|", "smart")]
    [InlineData(Models + "groups:\n  all:\n    members: [base, |", "smart")]
    [InlineData(Models + "groups:\n  all:\n    members:\n      - name: |", "smart")]
    [InlineData(Models + "groups:\n  all:\n    members:\n      - name: base\n        |", "weight")]
    [InlineData(Models + "groups:\n  all:\n    members:\n      - name: base\n      - { |", "name")]
    [InlineData(Models + "groups:\n  all:\n    strategy: |", "fallback")]
    [InlineData("version: 1\nproviders:\n  mine: { wire: openai-chat, base_url: https://llm.example.com/v1, credential: $env.MINE_KEY }\nmodels:\n  a:\n    target: |", "mine/")]
    [InlineData("version: 1\nproviders:\n  mine: { wire: openai-chat, base_url: https://llm.example.com/v1, credential: $env.MINE_KEY }\nmodels:\n  a:\n    target: mine/m\n    credential: |", "$env.MINE_KEY")]
    [InlineData("version: 1\nproviders:\n  mine:\n    wire: |", "anthropic-messages")]
    [InlineData("version: 1\nproviders:\n  mine:\n    wire: openai-chat\n    like: |", "deepseek")]
    [InlineData("version: 1\nproviders:\n  mine:\n    wire: openai-chat\n    dialect: { | }", "top_k")]
    [InlineData("version: 1\nmodels:\n  a:\n    description: |\n      text: of: many\n    |", "target", '\u0001')]
    public async Task In_yaml(string text, string offered, char mark = '|')
    {
        if (mark != '|')
        {
            int at = text.LastIndexOf('|');
            text = text[..at] + mark + text[(at + 1)..];
        }

        Assert.Contains(offered, await OfferedAsync("models.yaml", text, mark));
    }

    [Theory]
    [InlineData("{ \"|", "models")]
    [InlineData("{ | }", "models")]
    [InlineData("{ \"version\": 1, \"models\": { \"a\": { \"target\": \"openai/gpt-4o\", \"par|", "params")]
    [InlineData("{ \"version\": 1, \"models\": { \"a\": { \"target\": \"anthropic/claude-s|\" } } }", "anthropic/claude-sonnet-4-5")]
    [InlineData("{ \"version\": 1, \"models\": { \"a\": { \"target\": \"openai/gpt-4o\" } }, \"groups\": { \"g\": { \"members\": [ \"|\" ] } } }", "a")]
    public async Task In_json(string text, string offered) => Assert.Contains(offered, await OfferedAsync("presets/models.json", text));

    [Theory]
    [InlineData("---\nname: a\n|", "description")]
    [InlineData("---\nname: a\nmetadata:\n  snoai-llmix:\n    common:\n      provider: anthropic\n      |", "model")]
    [InlineData("---\nname: a\nmetadata:\n  snoai-llmix:\n    common:\n      provider: anthropic\n      model: claude-sonnet|", "claude-sonnet-4-5")]
    [InlineData("---\nname: a\nmetadata:\n  snoai-llmix:\n    common:\n      provider: |", "anthropic")]
    public async Task In_markdown(string text, string offered) => Assert.Contains(offered, await OfferedAsync("presets/a.mda", text));

    [Theory]
    [InlineData("models.yaml", "# |")]
    [InlineData("models.yaml", "version: 1 # |")]
    [InlineData("models.yaml", "version: 1\nmodels:\n  |")]
    [InlineData("models.yaml", "version: 1\nnothing:\n  known: |")]
    [InlineData("models.yaml", "models: }}}\n  a: |")]
    [InlineData("presets/a.mda", "---\nname: a\n---\nprose |")]
    [InlineData("presets/a.json", "|")]
    [InlineData("presets/a.json", "{ } |")]
    public async Task Nothing_where_nothing_is_known(string file, string text) => Assert.Empty(await OfferedAsync(file, text));

    [Fact]
    public async Task A_key_that_is_written_is_not_offered_again() =>
        Assert.DoesNotContain("target", await OfferedAsync("models.yaml", Models + "    |"));

    [Fact]
    public async Task Whatever_is_typed_the_server_goes_on()
    {
        var random = new Random(11);
        const string Pieces = "{}[]:,\"'#- \n|>abc/";
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        string path = _folder.PathOf("models.yaml");
        await client.OpenAsync(path, "");
        for (int round = 0; round < 300; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            await client.ChangeAsync(path, round + 2, new JsonObject { ["text"] = text });
            int line = random.Next(4), character = random.Next(20);
            foreach (string method in (string[])["textDocument/completion", "textDocument/hover"])
            {
                JsonNode answer = await client.RequestAsync(method, new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = DocumentUri.FromPath(path) }, ["position"] = LspClient.Position(line, character) });
                Assert.True(answer["error"] is null, $"{method} at {line}:{character} of {text}: {answer.ToJsonString()}");
            }
        }
    }

    private async Task<IReadOnlyList<string>> OfferedAsync(string file, string marked, char mark = '|')
    {
        int offset = marked.LastIndexOf(mark);
        string text = marked.Remove(offset, 1);
        string before = text[..offset];
        int line = before.Count(static c => c == '\n'), character = offset - (before.LastIndexOf('\n') + 1);
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        string path = _folder.PathOf(file);
        await client.OpenAsync(path, text);

        JsonNode? result = await client.AtAsync("textDocument/completion", path, line, character);

        return [.. result!["items"]!.AsArray().Select(static item => (string)item!["label"]!)];
    }
}
