using System.Runtime.CompilerServices;

namespace Relay.Presets;

/// <summary>
/// Documents by the objects that hold their texts, for as long as those live: where the generator and the analyzers run in one process they are handed the same
/// objects, and a file is read once for all of them. Safe for concurrent use.
/// </summary>
internal static class ReadTexts
{
    private static readonly ConditionalWeakTable<object, Reading> Readings = new();

    /// <summary>Reads a file, or takes what was read of it before (<see cref="PresetCompiler.Read(string, string, bool, string?, PresetDocument?)"/>).</summary>
    /// <param name="holder">What holds the text, and never another one.</param>
    /// <param name="path">Path as given.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="isExplicit">Whether the project names the file.</param>
    /// <param name="projectPath">The path from the project's folder.</param>
    /// <param name="previous">The file before it was edited; null when there is none.</param>
    public static PresetDocument Read(object holder, string path, string text, bool isExplicit, string projectPath, PresetDocument? previous)
    {
        if (Readings.TryGetValue(holder, out Reading? last) && last.Path == path && last.IsExplicit == isExplicit && last.ProjectPath == projectPath)
        {
            return last.Document;
        }

        Reading reading = new(PresetCompiler.Read(path, text, isExplicit, projectPath, previous), path, isExplicit, projectPath);

        // Of two that read the same at once, both go on with one of the two.
        return last is null ? Readings.GetValue(holder, _ => reading).DocumentOr(reading) : reading.Document;
    }

    private sealed class Reading(PresetDocument document, string path, bool isExplicit, string projectPath)
    {
        public PresetDocument Document { get; } = document;

        public string Path { get; } = path;

        public bool IsExplicit { get; } = isExplicit;

        public string ProjectPath { get; } = projectPath;

        public PresetDocument DocumentOr(Reading other) =>
            Path == other.Path && IsExplicit == other.IsExplicit && ProjectPath == other.ProjectPath ? Document : other.Document;
    }
}
