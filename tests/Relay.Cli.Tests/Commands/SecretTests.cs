namespace Relay.Cli.Tests;

/// <summary>Promise: a secret is never printed, by no command and in no form.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Key = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";
    private const string Password = "correct-horse-battery";

    private static readonly string[] Presets =
    [
        "version: 1\nmodels:\n  a:\n    target: antropic/x\n    credential: { type: literal, value: SECRET }\n    parms: {}\n",
        "version: 1\nmodels:\n  a:\n    target: antropic/x\n    credential: SECRET\n",
        "version: 1\nmodels:\n  a:\n    # relay: disable RLY0502 -- a server of the tests\n    credential: { type: literal, value: SECRET }\n    traget: antropic/x\n",
        "version: 1\nmodels:\n  a:\n    target: antropic/x\n    api_key: \"SECRET\"\n    base_url: https://user:SECRET@example.com\n",
        "version: 1\nmodels:\n  a:\n    target: antropic/x\n    params: { foo: SECRET, extra_body: { token: SECRET } }\n",
        "version: 1\nmodels:\n  a:\n    target: antropic/x\n    credental: SECRET\n    description: x\n",
        "version: 1\nmodels:\n  a:\n    target: antropic/x\n    credential: { type: SECRET }\n",
        "version: 1\nmodels:\n  a:\n    target: openai/gpt-4o\n    credential: { type: env, var: SECRET }\n",
        "version: 1\nmodels:\n  a:\n    target: openai/gpt-4o\n    rpm_limit: 5\n    params: { extra_body: { token: SECRET, auth: { token: SECRET } } }\n",
        "version: 1\nmodels:\n\ta:\n\t\ttarget: antropic/x\n\t\tcredential: { type: literal, value: SECRET }\n",
        "version: 1\nmodels: {\n  a: { credential: { type: literal, value: \"SECRET\" }\n",
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string[]> Runs()
    {
        var runs = new TheoryData<string, string, string[]>();
        foreach (string preset in Presets)
        {
            foreach (string[] command in (string[][])[["check"], ["check", "--json"], ["check", "--sarif"], ["check", "--format", "github"], ["fix", "--dry-run"], ["fix"], ["diff", "empty.yaml", "models.yaml", "--json"], ["diff", "empty.yaml", "models.yaml"]])
            {
                runs.Add(preset, Key, command);
                if (!preset.Contains("foo: SECRET", StringComparison.Ordinal))
                {
                    runs.Add(preset, Password, command);
                }
            }
        }

        return runs;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task No_command_prints_a_secret(string preset, string secret, string[] command)
    {
        _folder.Write("empty.yaml", "version: 1\nmodels:\n  a: { target: openai/gpt-4o }\n");
        _folder.Write("models.yaml", preset.Replace("SECRET", secret, StringComparison.Ordinal));

        ToolRun run = await ToolRun.InAsync(_folder.Path, command);

        Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.Ordinal);
        Assert.NotEqual("", run.Output);
    }
}
