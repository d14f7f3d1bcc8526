namespace Relay.CatalogTool.Files;

/// <summary>What can be a model's id.</summary>
internal static class ModelIds
{
    /// <summary>Why the text cannot be an id; null when it can.</summary>
    public static string? WhyNot(string id) =>
        id.Length == 0 || id.EndsWith('/') ? "the id names no model"
        : !id.All(character => character is > ' ' and < (char)127) ? "the id has characters that are not printable ASCII"
        : null;
}
