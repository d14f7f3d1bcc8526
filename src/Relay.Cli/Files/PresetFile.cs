using System.Text;

namespace Relay.Cli;

/// <summary>A file that may be a preset, with all that is needed to write it back as it was.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Path">How it is shown: from the current folder, with forward slashes.</param>
/// <param name="Text">Its text, without a byte order mark.</param>
/// <param name="Origin">How it came to be looked at.</param>
internal sealed record PresetFile(string FullPath, string Path, string Text, PresetFileOrigin Origin)
{
    /// <summary>The path from the project's folder, after which a preset in Markdown is called.</summary>
    public required string ProjectPath { get; init; }

    /// <summary>The projects that read it, each of which is a configuration of its own; empty for a file that none reads.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Whether its project asks for a signature of it.</summary>
    public bool RequiresSignature { get; init; }

    /// <summary>What its bytes are in; it writes a byte order mark exactly when the file has one.</summary>
    public Encoding Encoding { get; init; } = PresetEncoding.Utf8;

    /// <summary>Whether writing the text gives the file's bytes again. Without that the file must not be written.</summary>
    public bool IsLossless { get; init; } = true;
}
