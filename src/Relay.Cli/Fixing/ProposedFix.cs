using Relay.Presets;

namespace Relay.Cli;

/// <summary>A fix that may be made.</summary>
/// <param name="File">The place of its file in the list of files.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Made">What is told of it once it is made.</param>
internal sealed record ProposedFix(int File, PresetFix Fix, MadeFix Made);
