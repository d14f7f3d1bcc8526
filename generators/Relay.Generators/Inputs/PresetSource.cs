using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Relay.Presets;

namespace Relay.Generators;

/// <summary>An additional file that may be a preset.</summary>
/// <param name="Text">The file; compared by reference, as the compiler hands out a new one when the text changes.</param>
/// <param name="DisplayPath">The path from the project's folder, with forward slashes, so that emitted text is the same on every machine.</param>
/// <param name="Origin">How the file came to be looked at.</param>
internal sealed record PresetSource(AdditionalText Text, string DisplayPath, PresetOrigin Origin)
{
    private const string OriginKey = "build_metadata.AdditionalFiles.RelayPreset";
    private const string ProjectFolderKey = "build_property.ProjectDir";
    private const string SignatureKey = "build_metadata.AdditionalFiles." + SignatureRequirement.Metadata;
    private const string SignaturesKey = "build_property." + SignatureRequirement.Property;
    private const string MSBuildFolderKey = "build_property.MSBuildProjectDirectory";

    /// <summary>Whether the project asks for a signature of it.</summary>
    public bool RequiresSignature { get; init; }

    /// <summary>Takes <paramref name="text"/> for a possible preset by its metadata, else by its extension; null for everything else.</summary>
    public static PresetSource? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        if (OriginOf(text, options) is not { } origin)
        {
            return null;
        }

        return new PresetSource(text, RelativePath.Of(text.Path, FolderOf(options.GlobalOptions)), origin)
        {
            RequiresSignature = SignatureRequirement.Of(
                options.GlobalOptions.TryGetValue(SignaturesKey, out string? property) ? property : null,
                options.GetOptions(text).TryGetValue(SignatureKey, out string? metadata) ? metadata : null),
        };
    }

    /// <summary>The project's folder; null when the build does not tell.</summary>
    public static string? FolderOf(AnalyzerConfigOptions options) =>
        (options.TryGetValue(ProjectFolderKey, out string? folder) && folder.Length > 0) || options.TryGetValue(MSBuildFolderKey, out folder) ? folder : null;

    private static PresetOrigin? OriginOf(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        if (options.GetOptions(text).TryGetValue(OriginKey, out string? origin) && origin.Length > 0)
        {
            return string.Equals(origin, "default", StringComparison.OrdinalIgnoreCase) ? PresetOrigin.Default
                : string.Equals(origin, "keys", StringComparison.OrdinalIgnoreCase) ? PresetOrigin.Keys
                : PresetOrigin.Explicit;
        }

        return PresetPath.HasPresetName(text.Path) ? PresetOrigin.Default
            : PresetPath.HasPresetExtension(text.Path) ? PresetOrigin.Plain
            : null;
    }
}
