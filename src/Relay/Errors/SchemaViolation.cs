namespace Relay;

/// <summary>Where a schema is not followed, or cannot be sent.</summary>
/// <param name="Path">The place: names of properties joined by dots, <c>[0]</c> for an item; empty for the whole.</param>
/// <param name="Keyword">The keyword of the schema, such as <c>required</c>; <c>name</c> for a tool that was not declared, <c>json</c> for arguments that are no JSON object,
/// <c>work</c> for a check that would have cost too much.</param>
/// <param name="Reason">What is the matter, in words. It may quote the model's arguments, cut short.</param>
public sealed record SchemaViolation(string Path, string Keyword, string Reason)
{
    /// <summary>The tool; null when it is about the schema of an answer.</summary>
    public string? Tool { get; init; }

    /// <summary>The id of the call; null when it is not about a call.</summary>
    public string? CallId { get; init; }
}
