using Relay.Presets;

namespace Relay.Cli;

/// <summary>Files that were read, so that an edit of one does not read the others again.</summary>
internal sealed class PresetDocumentCache
{
    private readonly Dictionary<string, (PresetFile File, PresetDocument Document)> _read = new(StringComparer.Ordinal);

    /// <summary>What a file says by itself.</summary>
    public PresetDocument Read(PresetFile file)
    {
        if (!_read.TryGetValue(file.Path, out (PresetFile File, PresetDocument Document) known) || known.File.Text != file.Text || known.File.Origin != file.Origin || known.File.ProjectPath != file.ProjectPath)
        {
            // What was read before it was edited is read on from: in a file of thousands of aliases a keystroke reads one of them.
            known = (file, file.Origin == PresetFileOrigin.Keys
                ? PresetCompiler.ReadKeys(file.Path, file.Text)
                : PresetCompiler.Read(file.Path, file.Text, file.Origin == PresetFileOrigin.Named, file.ProjectPath, known.Document));
            _read[file.Path] = known;
        }

        return known.Document;
    }
}
