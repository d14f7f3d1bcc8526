using Relay.Presets;

namespace Relay.Cli;

/// <summary>A fix that was made.</summary>
/// <param name="Finding">What it mends; its place is that of the text at that time.</param>
/// <param name="Title">What it did.</param>
internal sealed record MadeFix(Finding Finding, string Title);
