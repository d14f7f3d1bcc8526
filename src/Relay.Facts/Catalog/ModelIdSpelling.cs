namespace Relay;

/// <summary>Another way in which a catalog may write the model that an id names.</summary>
/// <param name="Id">The id to look up.</param>
/// <param name="SamePrice">Whether both are billed alike; else only limits and capabilities may be taken over.</param>
internal readonly record struct ModelIdSpelling(string Id, bool SamePrice);
