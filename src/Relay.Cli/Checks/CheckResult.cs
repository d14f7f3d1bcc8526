using Relay.Presets;

namespace Relay.Cli;

/// <summary>Files that were read and linked.</summary>
/// <param name="Files">The files, by <see cref="PresetFile.Path"/>; those that are none of our business are not among them.</param>
/// <param name="Documents">What each says by itself.</param>
/// <param name="Compilation">What they say together.</param>
internal sealed record CheckResult(IReadOnlyDictionary<string, PresetFile> Files, IReadOnlyList<PresetDocument> Documents, PresetCompilation Compilation);
