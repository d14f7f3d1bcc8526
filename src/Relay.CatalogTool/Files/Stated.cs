namespace Relay.CatalogTool.Files;

/// <summary>A value, who states it, and what others state instead.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value the catalog uses.</param>
/// <param name="By">Letters of the sources that state it.</param>
/// <param name="Others">The other values with their sources, in the order of the facts.</param>
internal sealed record Stated<T>(T Value, string By, IReadOnlyList<Statement<T>> Others)
{
    /// <summary>For prices, the day of the newest source that states the value.</summary>
    public string? Date { get; init; }
}

/// <summary>A value that was not chosen.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="By">Letters of the sources that state it.</param>
internal sealed record Statement<T>(T Value, string By);
