namespace Relay;

/// <summary>Says what a dialect does not take.</summary>
internal static class SchemaRefusal
{
    private const int LongestValue = 120;

    /// <summary>At which place which keyword is the matter.</summary>
    public static string Of(SchemaLoss loss, SchemaDialect dialect)
    {
        string value = loss.Value.Length <= LongestValue ? loss.Value : string.Concat(loss.Value.AsSpan(0, LongestValue), "…");
        return $"at {loss.ShownPath}, '{loss.Keyword}' ({value}) is not in {dialect.Name}.";
    }

    public static RelayException Exception(string what, string? tool, SchemaLoss loss, SchemaDialect dialect) =>
        new(RelayErrorKind.ToolSchema, $"{what}: {Of(loss, dialect)} Change the schema, or do without StrictCompile; the constraint is then told in the description.")
        {
            Violation = new SchemaViolation(loss.Path, loss.Keyword, $"{loss.Value} is not in {dialect.Name}") { Tool = tool },
        };
}
