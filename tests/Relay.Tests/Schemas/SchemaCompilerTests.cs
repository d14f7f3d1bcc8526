using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(26)]
public sealed class SchemaCompilerTests
{
    [Theory]
    [InlineData("format")]
    [InlineData("not")]
    [InlineData("pattern")]
    [InlineData("$ref")]
    [InlineData("enum")]
    [InlineData("properties")]
    [InlineData("required")]
    [InlineData("allOf")]
    [InlineData("$defs")]
    public void A_property_that_is_called_like_a_keyword_is_a_property(string name)
    {
        string schema = """{"type":"object","properties":{"NAME":{"type":"string"}},"required":["NAME"]}""".Replace("NAME", name, StringComparison.Ordinal);

        foreach (SchemaDialect dialect in SchemaText.Dialects)
        {
            CompiledSchema compiled = SchemaText.Compile(schema, dialect);

            Assert.Equal("string", SchemaText.Parse(compiled.ToString()).GetProperty("properties").GetProperty(name).GetProperty("type").GetString(), ignoreCase: true);
            Assert.Empty(compiled.Losses);
            Assert.Null(compiled.Obstacle);
        }

        foreach (SchemaDialect dialect in new[] { SchemaDialects.AsIs, SchemaDialects.AnthropicTool })
        {
            Assert.Equal(schema, SchemaText.Compile(schema, dialect).ToString());
            Assert.Empty(SchemaText.Compile(schema, dialect).Losses);
        }
    }

    [Fact]
    public void What_two_parts_of_a_schema_both_build_upon_is_merged_once_and_is_no_circle()
    {
        const string Schema = """
            {"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/b"}],"$defs":{"base":{"type":"object","properties":{"id":{"type":"string"}},"required":["id"]},"a":{"allOf":[{"$ref":"#/$defs/base"}],"properties":{"x":{"type":"string"}},"required":["x"]},"b":{"allOf":[{"$ref":"#/$defs/base"}],"properties":{"y":{"type":"string"}},"required":["y"]}}}
            """;
        foreach (SchemaDialect dialect in SchemaText.Dialects)
        {
            CompiledSchema compiled = SchemaText.Compile(Schema, dialect);

            Assert.Equal(["id", "x", "y"], SchemaText.Parse(compiled.ToString()).GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
            Assert.Empty(compiled.Losses);
            Assert.Null(compiled.Obstacle);
        }
    }

    [Fact]
    public void Values_are_never_read_as_schemas()
    {
        const string Schema = """{"type":"object","properties":{"a":{"type":"object","properties":{"x":{"type":"string"}},"required":["x"],"enum":[{"x":"1"}],"default":{"$ref":"#/nowhere","minimum":3},"examples":[{"allOf":[]}]}},"required":["a"]}""";

        CompiledSchema compiled = SchemaText.Compile(Schema, SchemaDialects.AnthropicStrict);

        Assert.Equal(
            """{"type":"object","properties":{"a":{"default":{"$ref":"#/nowhere","minimum":3},"type":"object","properties":{"x":{"type":"string"}},"required":["x"],"additionalProperties":false}},"required":["a"],"additionalProperties":false}""",
            compiled.ToString());
        Assert.Equal("Constraints:\n- a: enum=[{\"x\":\"1\"}]", compiled.Notes);
    }

    [Fact]
    public void References_are_written_out_with_what_stands_beside_them()
    {
        const string Schema = """
            {"type":"object","properties":{"from":{"$ref":"#/definitions/a~1b","description":"Start."},"to":{"$ref":"#/definitions/a~1b"}},"required":["from","to"],"definitions":{"a/b":{"description":"A place.","type":"string","maxLength":3}}}
            """;

        Assert.Equal(
            """{"type":"OBJECT","properties":{"from":{"description":"Start.","type":"STRING","maxLength":3},"to":{"description":"A place.","type":"STRING","maxLength":3}},"required":["from","to"],"propertyOrdering":["from","to"]}""",
            SchemaText.Compile(Schema, SchemaDialects.GeminiOpenApi).ToString());

        // A reference may have nothing beside it: the one that has is written out, the other stays.
        Assert.Equal(
            """{"type":"object","properties":{"from":{"description":"Start.","type":"string"},"to":{"$ref":"#/$defs/a_1b"}},"required":["from","to"],"$defs":{"a_1b":{"description":"A place.","type":"string"}}}""",
            SchemaText.Compile(Schema, SchemaDialects.GeminiJson).ToString());
    }

    [Fact]
    public void An_optional_property_is_required_and_takes_null()
    {
        const string Schema = """
            {"type":"object","properties":{"text":{"type":"string"},"either":{"anyOf":[{"type":"string"},{"type":"integer"}]},"word":{"enum":["a","b"]},"link":{"$ref":"#/$defs/l"},"nothing":{"type":["string","null"]}},"$defs":{"l":{"type":"string"}}}
            """;

        Assert.Equal(
            """{"type":"object","properties":{"text":{"type":["string","null"]},"either":{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]},"word":{"type":["string","null"],"enum":["a","b",null]},"link":{"anyOf":[{"$ref":"#/$defs/l"},{"type":"null"}]},"nothing":{"type":["string","null"]}},"required":["text","either","word","link","nothing"],"additionalProperties":false,"$defs":{"l":{"type":"string"}}}""",
            SchemaText.Compile(Schema, SchemaDialects.OpenAIStrict).ToString());
    }

    [Fact]
    public void Required_properties_keep_their_order()
    {
        const string Schema = """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["b","a"]}""";

        Assert.Equal(Schema, SchemaText.Compile(Schema, SchemaDialects.GeminiJson).ToString());
    }

    [Fact]
    public void The_parts_of_allOf_are_merged_and_the_tighter_limit_counts()
    {
        const string Schema = """
            {"allOf":[{"type":"object","properties":{"n":{"type":"number","minimum":1}},"required":["n"]},{"$ref":"#/$defs/b"}],"$defs":{"b":{"type":"object","properties":{"n":{"type":"integer","minimum":5,"maximum":9},"m":{"type":"boolean"}},"required":["m"]}}}
            """;

        Assert.Equal(
            """{"type":"object","properties":{"n":{"type":"integer","minimum":5,"maximum":9},"m":{"type":"boolean"}},"required":["n","m"],"additionalProperties":false}""",
            SchemaText.Compile(Schema, SchemaDialects.OpenAIStrict).ToString());
    }

    [Fact]
    public void What_stands_beside_a_choice_goes_into_every_choice()
    {
        const string Schema = """{"type":"object","properties":{"v":{"type":"object","properties":{"id":{"type":"string"}},"required":["id"],"anyOf":[{"required":["a"],"properties":{"a":{"type":"string"}}},{"required":["b"],"properties":{"b":{"type":"string"}}}]}},"required":["v"]}""";

        Assert.Equal(
            """{"type":"object","properties":{"v":{"anyOf":[{"type":"object","properties":{"id":{"type":"string"},"a":{"type":"string"}},"required":["id","a"],"additionalProperties":false},{"type":"object","properties":{"id":{"type":"string"},"b":{"type":"string"}},"required":["id","b"],"additionalProperties":false}]}},"required":["v"],"additionalProperties":false}""",
            SchemaText.Compile(Schema, SchemaDialects.OpenAIStrict).ToString());
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"m":{"type":"object","additionalProperties":{"type":"string"}}},"required":["m"]}""", "m", "additionalProperties")]
    [InlineData("""{"type":"object","properties":{"any":{}},"required":["any"]}""", "any", "type")]
    [InlineData("""{"type":"object","properties":{"list":{"type":"array"}},"required":["list"]}""", "list", "items")]
    [InlineData("""{"anyOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","properties":{"b":{"type":"string"}}}]}""", "", "anyOf")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "", "type")]
    public void What_cannot_be_strict_is_known_before_it_is_sent(string schema, string path, string keyword)
    {
        SchemaLoss? obstacle = SchemaText.Compile(schema, SchemaDialects.OpenAIStrict).Obstacle;

        Assert.Equal((path, keyword), (obstacle!.Value.Path, obstacle.Value.Keyword));
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#/$defs/none"}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"https://example.com/a.json"}}}""")]
    public void A_reference_that_leads_nowhere_is_an_error_that_names_it(string schema)
    {
        foreach (SchemaDialect dialect in SchemaText.Dialects)
        {
            RelayException error = Assert.Throws<RelayException>(() => SchemaText.Compile(schema, dialect));

            Assert.Equal((RelayErrorKind.ToolSchema, "$ref"), (error.Kind, error.Violation!.Keyword));
        }
    }

    [Fact]
    public void References_that_multiply_end_in_an_error_and_not_in_gigabytes()
    {
        const string Definition = """
            "dN":{"type":"object","properties":{"a":{"$ref":"#/$defs/dM"},"b":{"$ref":"#/$defs/dM"}}}
            """;
        string definitions = string.Join(",", Enumerable.Range(0, 40).Select(i => Definition.Replace("N", $"{i}", StringComparison.Ordinal).Replace("M", $"{i + 1}", StringComparison.Ordinal)));
        string schema = """{"type":"object","properties":{"a":{"$ref":"#/$defs/d0"}},"$defs":{ALL,"d40":{"type":"string"}}}""".Replace("ALL", definitions, StringComparison.Ordinal);

        RelayException error = Assert.Throws<RelayException>(() => SchemaText.Compile(schema, SchemaDialects.AnthropicStrict));
        Assert.Equal(RelayErrorKind.ToolSchema, error.Kind);
        Assert.Null(SchemaText.Compile(schema, SchemaDialects.OpenAIStrict).Obstacle);
    }

    [Fact]
    public void Pointers_anywhere_into_the_schema_and_anchors_become_definitions()
    {
        const string Schema = """
            {"type":"object","properties":{"a":{"type":"object","properties":{"next":{"$ref":"#/properties/a"}}},"b":{"$ref":"#here"},"self":{"$ref":"#"}},"required":["a","b","self"],"$defs":{"x":{"$anchor":"here","type":"string"}}}
            """;

        Assert.Equal(
            """{"type":"object","properties":{"a":{"type":"object","properties":{"next":{"$ref":"#/$defs/a"}}},"b":{"$ref":"#/$defs/here"},"self":{"$ref":"#"}},"required":["a","b","self"],"$defs":{"a":{"type":"object","properties":{"next":{"$ref":"#/$defs/a"}}},"here":{"type":"string"}}}""",
            SchemaText.Compile(Schema, SchemaDialects.GeminiJson).ToString());
    }

    [Fact]
    public void The_schemas_of_real_functions_can_be_strict()
    {
        AIFunction function = AIFunctionFactory.Create((string city, int days = 3, DayOfWeek? from = null, string[]? tags = null) => city, "forecast");

        CompiledSchema compiled = SchemaCompiler.Compile(function.JsonSchema, SchemaDialects.OpenAIStrict);

        JsonElement schema = SchemaText.Parse(compiled.ToString());
        Assert.Null(compiled.Obstacle);
        Assert.Equal(["city", "days", "from", "tags"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains("- days: default=3", compiled.Notes, StringComparison.Ordinal);
        Assert.Null(compiled.FirstLostConstraint());
    }

    [Fact]
    public void A_function_is_translated_once_for_each_dialect()
    {
        AIFunctionDeclaration function = AIFunctionFactory.CreateDeclaration("f", "F.", SchemaText.Parse("""{"type":"object","properties":{"a":{"type":"string","maxLength":3}}}"""));

        (CompiledSchema first, string? description) = SchemaCache.Of(function, SchemaDialects.CommonStrict);

        Assert.Same(first, SchemaCache.Of(function, SchemaDialects.CommonStrict).Schema);
        Assert.NotSame(first, SchemaCache.Of(function, SchemaDialects.OpenAIStrict).Schema);
        Assert.Equal("F.\n\nConstraints:\n- a: maxLength=3", description);
    }
}
