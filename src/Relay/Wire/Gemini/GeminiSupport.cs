namespace Relay;

/// <summary>A place in the text, and the numbers of the sources that it rests on.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte after the last one; null when it is not told.</param>
/// <param name="Text">The text at that place; null when it is not told.</param>
/// <param name="Sources">Which sources, from 0.</param>
internal sealed record GeminiSupport(int Start, int? End, string? Text, List<int> Sources);
