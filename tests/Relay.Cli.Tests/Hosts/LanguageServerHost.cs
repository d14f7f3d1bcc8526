namespace Relay.Cli.Tests;

/// <summary>The editor: presets of a project, all but the first on disk alone, and the first opened in the language server.</summary>
internal static class LanguageServerHost
{
    public static async Task<IReadOnlyList<ReportedFinding>> FindAsync(IReadOnlyList<PresetInput> files)
    {
        using var folder = new TemporaryFolder();
        string named = string.Join(';', files.Where(static file => file is { IsExplicit: true, IsKeys: false }).Select(static file => file.Path));
        string keys = string.Join(';', files.Where(static file => file.IsKeys).Select(static file => file.Path));
        folder.Write("App.csproj", $"<Project><ItemGroup><RelayPreset Include=\"{named}\" /><RelayPreset Include=\"{keys}\" RelayPreset=\"keys\" /></ItemGroup></Project>");
        foreach (PresetInput file in files)
        {
            folder.Write(file.Path, file == files[0] ? "" : file.Text);
        }

        await using LspClient client = await LspClient.StartAsync(folder.Path);
        await client.OpenAsync(folder.PathOf(files[0].Path), files[0].Text);
        var findings = new List<ReportedFinding>();
        foreach (PresetInput file in files)
        {
            findings.AddRange((await client.DiagnosticsAsync(folder.PathOf(file.Path))).Select(finding => finding with { File = file.Path }));
        }

        return findings;
    }
}
