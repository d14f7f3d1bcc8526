namespace Relay.Cli;

/// <summary>Where somebody is typing, worked out from the text alone: while one types, the text is seldom a whole preset.</summary>
/// <param name="Path">The keys from the root to the innermost mapping; a list adds nothing.</param>
/// <param name="Key">The key whose value is being typed; null when a key is.</param>
/// <param name="IsItem">Whether it is an item of a list: that of <paramref name="Key"/>, or, where a key could begin a mapping, that of the last of <paramref name="Path"/>.</param>
/// <param name="Start">Offset of the first character of what is being typed, quotes excluded.</param>
/// <param name="IsQuoted">Whether it stands in quotes.</param>
/// <param name="Siblings">The other keys of the mapping that stand before, with their values as written.</param>
internal sealed record TypingPlace(IReadOnlyList<string> Path, string? Key, bool IsItem, int Start, bool IsQuoted, IReadOnlyDictionary<string, string> Siblings);
