namespace Relay.Cli.Tests;

/// <summary>The language server as a process, driven by the protocol library of VS Code (npm, versions locked beside the script).</summary>
public sealed class EditorClientTests
{
    [NodeFact]
    public async Task A_real_client_opens_a_project_mends_a_finding_and_takes_its_leave()
    {
        string client = await NodePackage.InstallAsync(RepositoryRoot.Path, "tests/Relay.Cli.Tests/Lsp/client", "lsp-client");
        using var project = new TemporaryFolder();
        project.Write("App.csproj", "<Project />");
        project.Write("presets/models.yaml", "version: 1\nmodels:\n  smart:\n    target: antropic/claude-sonnet-4-5\n");
        project.Write("presets/groups.yaml", "version: 1\ngroups:\n  all: { strategy: fallback, members: [smart, other] }\n");

        string output = await Command.SucceedAsync(client, "node", "client.mjs", Path.Combine(AppContext.BaseDirectory, "relay.dll"), project.Path);

        Assert.EndsWith("ok\n", output, StringComparison.Ordinal);
    }
}
