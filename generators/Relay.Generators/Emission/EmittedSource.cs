namespace Relay.Generators;

/// <summary>The C# of a project as it goes through the pipeline: value-equal, and compared in no time where most pieces are the same instances.</summary>
/// <param name="Pieces">The text in pieces to be joined.</param>
internal sealed record EmittedSource(EquatableArray<string> Pieces);
