using System.CommandLine;
using Relay.Presets;

namespace Relay.Cli;

/// <summary><c>relay schema</c>: the JSON Schema of the preset language, for editors without the language server.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        var output = new Option<string?>("--out", "-o") { Description = "The file to write; without it the schema is printed." };
        var frontMatter = new Option<bool>("--front-matter") { Description = "The schema of the front matter of .mda presets instead." };
        var command = new Command("schema", "Prints the JSON Schema of presets: name it in a preset by '# yaml-language-server: $schema=relay.schema.json'.") { output, frontMatter };
        command.SetAction((result, cancellation) => RunAsync(host, result.GetValue(output), result.GetValue(frontMatter), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, string? path, bool isFrontMatter, CancellationToken cancellation)
    {
        string schema = isFrontMatter ? JsonSchemaWriter.WriteFrontMatter() : JsonSchemaWriter.Write();
        if (path is null)
        {
            await host.Output.WriteAsync(schema).ConfigureAwait(false);
            return ExitCode.Clean;
        }

        string full = Path.GetFullPath(path, host.CurrentFolder);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await AtomicFile.WriteAsync(full, PresetEncoding.Utf8.GetBytes(schema), cancellation).ConfigureAwait(false);
        return ExitCode.Clean;
    }
}
