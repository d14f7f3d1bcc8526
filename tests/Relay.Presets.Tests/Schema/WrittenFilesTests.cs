using System.Text.Json;

namespace Relay.Presets.Tests;

public sealed class WrittenFilesTests
{
    [Fact]
    public void The_json_schema_is_what_the_field_table_gives() => Repository.AssertFile("presets/schema/relay.schema.json", JsonSchemaWriter.Write());

    [Fact]
    public void The_json_schema_of_front_matter_is_what_the_field_table_gives() =>
        Repository.AssertFile("presets/schema/relay.mda.schema.json", JsonSchemaWriter.WriteFrontMatter());

    [Fact]
    public void The_reference_page_is_what_the_field_table_gives() => Repository.AssertFile("docs/preset-reference.md", ReferencePageWriter.Write());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_reference_of_the_schema_leads_to_a_definition(bool isFrontMatter)
    {
        using JsonDocument schema = JsonDocument.Parse(isFrontMatter ? JsonSchemaWriter.WriteFrontMatter() : JsonSchemaWriter.Write());
        JsonElement definitions = schema.RootElement.GetProperty("definitions");

        string[] references = References(schema.RootElement).ToArray();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(definitions.TryGetProperty(reference["#/definitions/".Length..], out _), reference));
    }

    [Fact]
    public void Every_property_of_the_schema_has_a_description()
    {
        using JsonDocument schema = JsonDocument.Parse(JsonSchemaWriter.Write());

        foreach (JsonProperty definition in schema.RootElement.GetProperty("definitions").EnumerateObject())
        {
            if (definition.Value.TryGetProperty("properties", out JsonElement properties))
            {
                Assert.All(
                    properties.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Object),
                    property => Assert.False(string.IsNullOrWhiteSpace(property.Value.GetProperty("description").GetString())));
            }
        }
    }

    [Fact]
    public void Every_link_of_the_reference_page_leads_to_a_heading()
    {
        string page = ReferencePageWriter.Write();
        var anchors = page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(Anchor).ToHashSet();

        foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(page, @"\]\(#([^)]*)\)"))
        {
            Assert.Contains(link.Groups[1].Value, anchors);
        }

        static string Anchor(string heading) =>
            new(heading[3..].ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is '_' or '-' or ' ').Select(c => c == ' ' ? '-' : c).ToArray());
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "$ref" ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
