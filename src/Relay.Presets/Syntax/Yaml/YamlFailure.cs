namespace Relay.Presets;

/// <summary>Why the YAML parser gave up, and where it was.</summary>
/// <param name="Start">Offset of the place the parser names; -1 when it names none.</param>
/// <param name="End">Offset just behind that place.</param>
/// <param name="Reason">The parser's own words; empty when it has none for a reader.</param>
/// <param name="OpenBracket">Offset of the innermost flow bracket that is open; -1 when none is.</param>
/// <param name="LastScalarStart">Offset of the last scalar that was understood; -1 when none was.</param>
/// <param name="LastEnd">Offset just behind what was understood last.</param>
internal sealed record YamlFailure(int Start, int End, string Reason, int OpenBracket, int LastScalarStart, int LastEnd);
