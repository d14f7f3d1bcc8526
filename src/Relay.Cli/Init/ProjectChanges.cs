using Relay.Presets;

namespace Relay.Cli;

/// <summary>What a project still needs before its build reads a preset, and has been told so.</summary>
internal sealed class ProjectChanges
{
    private readonly CliHost _host;
    private readonly string _folder;
    private readonly List<(ProjectFile File, string Item)> _added = [];
    private string? _preset;

    private ProjectChanges(CliHost host, string folder)
    {
        _host = host;
        _folder = folder;
    }

    /// <summary>Whether the project has all it needs.</summary>
    public bool IsEmpty => _preset is null && _added.Count == 0;

    /// <summary>What is there already, a sentence each.</summary>
    public List<string> Present { get; } = [];

    /// <summary>What must be done by hand, a sentence each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Looks at a project.</summary>
    public static async Task<ProjectChanges> FindAsync(CliHost host, string project, CancellationToken cancellation)
    {
        var changes = new ProjectChanges(host, Path.GetDirectoryName(project)!);
        if (await ProjectFile.ReadAsync(project, cancellation).ConfigureAwait(false) is not { } file)
        {
            changes.Problems.Add($"'{changes.Show(project)}' is no XML, so it was left as it is.");
            return changes;
        }

        await changes.ReferenceAsync(file, cancellation).ConfigureAwait(false);
        await changes.PresetAsync(file, cancellation).ConfigureAwait(false);
        return changes;
    }

    /// <summary>Writes what is to be written, and says what each was.</summary>
    /// <exception cref="IOException">A file cannot be written; those before it are.</exception>
    public async Task WriteAsync(bool isDryRun, CancellationToken cancellation)
    {
        if (_preset is { } preset)
        {
            if (!isDryRun)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(preset)!);

                // Never over a file that has come to be in the meantime.
                await using var stream = new FileStream(preset, FileMode.CreateNew, FileAccess.Write);
                await stream.WriteAsync(PresetEncoding.Utf8.GetBytes(FirstPreset.Text), cancellation).ConfigureAwait(false);
            }

            await _host.Output.WriteLineAsync($"{(isDryRun ? "Would make" : "Made")} {Show(preset)}: the models smart and fast-cheap, and the group default.").ConfigureAwait(false);
        }

        foreach (IGrouping<ProjectFile, string> each in _added.GroupBy(static added => added.File, static added => added.Item))
        {
            if (!isDryRun)
            {
                await AtomicFile.WriteAsync(each.Key.Path, each.Key.Bytes, cancellation).ConfigureAwait(false);
            }

            foreach (string item in each)
            {
                await _host.Output.WriteLineAsync($"{(isDryRun ? "Would add" : "Added")} to {Show(each.Key.Path)}: {item}").ConfigureAwait(false);
            }
        }
    }

    private async Task ReferenceAsync(ProjectFile project, CancellationToken cancellation)
    {
        ProjectFile? before = await ProjectFile.NearestAsync(_folder, "Directory.Build.props", cancellation).ConfigureAwait(false);
        ProjectFile? behind = await ProjectFile.NearestAsync(_folder, "Directory.Build.targets", cancellation).ConfigureAwait(false);
        if (new[] { project, before, behind }.FirstOrDefault(static file => file is { ReferencesRelay: true }) is { } referring)
        {
            Present.Add($"{Show(referring.Path)} references Relay already.");
            return;
        }

        ProjectFile? versions = await ProjectFile.NearestAsync(_folder, "Directory.Packages.props", cancellation).ConfigureAwait(false);
        string? central = project.Property("ManagePackageVersionsCentrally")
            ?? versions?.Property("ManagePackageVersionsCentrally") ?? before?.Property("ManagePackageVersionsCentrally");
        if (versions is null || !string.Equals(central, "true", StringComparison.OrdinalIgnoreCase))
        {
            Add(project, $"<PackageReference Include=\"Relay\" Version=\"{ToolVersion.Number}\" />");
            return;
        }

        Add(project, "<PackageReference Include=\"Relay\" />");
        if (!versions.HasVersionOfRelay)
        {
            Add(versions, $"<PackageVersion Include=\"Relay\" Version=\"{ToolVersion.Number}\" />");
        }
    }

    private async Task PresetAsync(ProjectFile project, CancellationToken cancellation)
    {
        PresetFileSet found = await new PresetFinder(_host.CurrentFolder).FindAsync([_folder], cancellation).ConfigureAwait(false);
        CheckResult check = PresetCheck.Run(found.Files, today: null);
        PresetFile[] presets = [.. check.Documents.Where(static document => document.IsPreset).Select(document => check.Files[document.Path])];
        foreach (PresetFile preset in presets)
        {
            Present.Add($"{preset.Path} is a preset of the project already.");
        }

        foreach (string preset in found.Unread)
        {
            Add(project, $"<RelayPreset Include=\"{Path.GetRelativePath(_folder, preset).Replace('\\', '/')}\" />");
        }

        string first = Path.Combine(_folder, FirstPreset.Path);
        if (presets.Length + found.Unread.Count > 0)
        {
            return;
        }

        if (File.Exists(first))
        {
            Problems.Add($"'{Show(first)}' is there already and is no preset, so it was left as it is.");
            return;
        }

        _preset = first;
        if (!ProjectReader.Read(project.Path).HasDefaults)
        {
            Add(project, $"<RelayPreset Include=\"{FirstPreset.Path}\" />");
        }
    }

    private void Add(ProjectFile file, string item)
    {
        if (file.CanAdd)
        {
            file.Add(item);
            _added.Add((file, item));
        }
        else
        {
            Problems.Add($"'{Show(file.Path)}' has no end '</Project>' to add to: add {item}");
        }
    }

    private string Show(string path) => Path.GetRelativePath(_host.CurrentFolder, path).Replace('\\', '/');
}
