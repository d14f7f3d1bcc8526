namespace Relay.Tests;

/// <summary>One schema in, what each dialect makes of it out.</summary>
public sealed class SchemaDialectTests
{
    private const string Person = """
        {"type":"object","properties":{"name":{"type":"string","description":"Full name.","minLength":1,"pattern":"^[A-Z]"},"age":{"type":"integer","minimum":0,"maximum":150},"mail":{"type":"string","format":"email"},"tags":{"type":"array","items":{"type":"string"},"minItems":2,"uniqueItems":true},"kind":{"const":"person"}},"required":["name"]}
        """;

    [Theory]
    [InlineData("openai",
        """{"type":"object","properties":{"name":{"description":"Full name.","type":"string","pattern":"^[A-Z]"},"age":{"type":["integer","null"],"minimum":0,"maximum":150},"mail":{"type":["string","null"],"format":"email"},"tags":{"type":["array","null"],"minItems":2,"items":{"type":"string"}},"kind":{"type":["string","null"],"enum":["person",null]}},"required":["name","age","mail","tags","kind"],"additionalProperties":false}""",
        "Constraints:\n- name: minLength=1\n- tags: uniqueItems=true")]
    [InlineData("common",
        """{"type":"object","properties":{"name":{"description":"Full name.","type":"string"},"age":{"type":["integer","null"]},"mail":{"type":["string","null"]},"tags":{"type":["array","null"],"items":{"type":"string"}},"kind":{"type":["string","null"],"enum":["person",null]}},"required":["name","age","mail","tags","kind"],"additionalProperties":false}""",
        "Constraints:\n- name: minLength=1\n- name: pattern=\"^[A-Z]\"\n- age: minimum=0\n- age: maximum=150\n- mail: format=\"email\"\n- tags: minItems=2\n- tags: uniqueItems=true")]
    [InlineData("anthropic",
        """{"type":"object","properties":{"name":{"description":"Full name.","type":"string","pattern":"^[A-Z]"},"age":{"type":"integer"},"mail":{"type":"string","format":"email"},"tags":{"type":"array","items":{"type":"string"}},"kind":{"type":"string","const":"person"}},"required":["name"],"additionalProperties":false}""",
        "Constraints:\n- name: minLength=1\n- age: minimum=0\n- age: maximum=150\n- tags: minItems=2\n- tags: uniqueItems=true")]
    [InlineData("gemini",
        """{"type":"object","properties":{"name":{"description":"Full name.","type":"string"},"age":{"type":"integer","minimum":0,"maximum":150},"mail":{"type":"string","format":"email"},"tags":{"type":"array","minItems":2,"items":{"type":"string"}},"kind":{"type":"string","enum":["person"]}},"required":["name"]}""",
        "Constraints:\n- name: minLength=1\n- name: pattern=\"^[A-Z]\"\n- tags: uniqueItems=true")]
    [InlineData("openapi",
        """{"type":"OBJECT","properties":{"name":{"description":"Full name.","type":"STRING","minLength":1,"pattern":"^[A-Z]"},"age":{"type":"INTEGER","minimum":0,"maximum":150},"mail":{"type":"STRING","format":"email"},"tags":{"type":"ARRAY","minItems":2,"items":{"type":"STRING"}},"kind":{"type":"STRING","enum":["person"]}},"required":["name"],"propertyOrdering":["name","age","mail","tags","kind"]}""",
        "Constraints:\n- tags: uniqueItems=true")]
    [InlineData("cohere",
        """{"type":"object","properties":{"name":{"description":"Full name.","type":"string"},"age":{"type":"integer"},"mail":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},"kind":{"type":"string","const":"person"}},"required":["name"]}""",
        "Constraints:\n- name: minLength=1\n- name: pattern=\"^[A-Z]\"\n- age: minimum=0\n- age: maximum=150\n- mail: format=\"email\"\n- tags: minItems=2\n- tags: uniqueItems=true")]
    public void Limits_that_a_dialect_has_stay_and_the_others_are_said_in_words(string dialect, string expected, string notes)
    {
        CompiledSchema compiled = SchemaText.Compile(Person, SchemaText.Dialect(dialect));

        Assert.Equal(expected, compiled.ToString());
        Assert.Equal(notes, compiled.Notes);
        Assert.Null(compiled.Obstacle);
    }

    private const string Tree = """
        {"type":"object","properties":{"root":{"$ref":"#/$defs/node"}},"required":["root"],"$defs":{"node":{"type":"object","properties":{"value":{"type":"number"},"children":{"type":"array","items":{"$ref":"#/$defs/node"}}},"required":["value"]}}}
        """;

    [Theory]
    [InlineData("openai",
        """{"type":"object","properties":{"root":{"$ref":"#/$defs/node"}},"required":["root"],"additionalProperties":false,"$defs":{"node":{"type":"object","properties":{"value":{"type":"number"},"children":{"type":["array","null"],"items":{"$ref":"#/$defs/node"}}},"required":["value","children"],"additionalProperties":false}}}""",
        null, false)]
    [InlineData("gemini",
        """{"type":"object","properties":{"root":{"$ref":"#/$defs/node"}},"required":["root"],"$defs":{"node":{"type":"object","properties":{"value":{"type":"number"},"children":{"type":"array","items":{"$ref":"#/$defs/node"}}},"required":["value"]}}}""",
        null, false)]
    [InlineData("anthropic",
        """{"type":"object","properties":{"root":{"type":"object","properties":{"value":{"type":"number"},"children":{"type":"array","items":{"type":"object","additionalProperties":false}}},"required":["value"],"additionalProperties":false}},"required":["root"],"additionalProperties":false}""",
        "Constraints:\n- root.children[]: $ref=\"#/$defs/node\"", true)]
    [InlineData("openapi",
        """{"type":"OBJECT","properties":{"root":{"type":"OBJECT","properties":{"value":{"type":"NUMBER"},"children":{"type":"ARRAY","items":{"type":"OBJECT"}}},"required":["value"],"propertyOrdering":["value","children"]}},"required":["root"],"propertyOrdering":["root"]}""",
        "Constraints:\n- root.children[]: $ref=\"#/$defs/node\"", false)]
    [InlineData("common",
        """{"type":"object","properties":{"root":{"$ref":"#/$defs/node"}},"required":["root"],"additionalProperties":false,"$defs":{"node":{"type":"object","properties":{"value":{"type":"number"},"children":{"type":["array","null"],"items":{"$ref":"#/$defs/node"}}},"required":["value","children"],"additionalProperties":false}}}""",
        null, false)]
    [InlineData("cohere",
        """{"type":"object","properties":{"root":{"type":"object","properties":{"value":{"type":"number"},"children":{"type":"array","items":{"type":"object"}}},"required":["value"]}},"required":["root"]}""",
        "Constraints:\n- root.children[]: $ref=\"#/$defs/node\"", true)]
    [InlineData("as it is", Tree, null, false)]
    [InlineData("told", Tree, null, false)]
    public void A_schema_that_refers_to_itself_stays_where_it_may_and_is_cut_at_the_second_visit_elsewhere(string dialect, string expected, string? notes, bool isObstacle)
    {
        CompiledSchema compiled = SchemaText.Compile(Tree, SchemaText.Dialect(dialect));

        Assert.Equal(expected, compiled.ToString());
        Assert.Equal(notes, compiled.Notes);
        Assert.Equal(isObstacle, compiled.Obstacle is not null);
    }

    private const string Union = """
        {"type":"object","properties":{"id":{"type":["string","integer"],"maxLength":9,"minimum":1},"pet":{"oneOf":[{"type":"object","properties":{"kind":{"const":"cat"},"lives":{"type":"integer"}},"required":["kind","lives"]},{"type":"object","properties":{"kind":{"const":"dog"}},"required":["kind"]}]},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["id","pet","note"]}
        """;

    [Theory]
    [InlineData("openai",
        """{"type":"object","properties":{"id":{"type":["string","integer"],"minimum":1},"pet":{"anyOf":[{"type":"object","properties":{"kind":{"type":"string","const":"cat"},"lives":{"type":"integer"}},"required":["kind","lives"],"additionalProperties":false},{"type":"object","properties":{"kind":{"type":"string","const":"dog"}},"required":["kind"],"additionalProperties":false}]},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["id","pet","note"],"additionalProperties":false}""",
        "Constraints:\n- id: maxLength=9")]
    [InlineData("openapi",
        """{"type":"OBJECT","properties":{"id":{"anyOf":[{"type":"STRING","maxLength":9},{"type":"INTEGER","minimum":1}]},"pet":{"anyOf":[{"type":"OBJECT","properties":{"kind":{"type":"STRING","enum":["cat"]},"lives":{"type":"INTEGER"}},"required":["kind","lives"],"propertyOrdering":["kind","lives"]},{"type":"OBJECT","properties":{"kind":{"type":"STRING","enum":["dog"]}},"required":["kind"],"propertyOrdering":["kind"]}]},"note":{"anyOf":[{"type":"STRING"},{"type":"NULL"}]}},"required":["id","pet","note"],"propertyOrdering":["id","pet","note"]}""",
        null)]
    [InlineData("common",
        """{"type":"object","properties":{"id":{"type":["string","integer"]},"pet":{"anyOf":[{"type":"object","properties":{"kind":{"type":"string","const":"cat"},"lives":{"type":"integer"}},"required":["kind","lives"],"additionalProperties":false},{"type":"object","properties":{"kind":{"type":"string","const":"dog"}},"required":["kind"],"additionalProperties":false}]},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["id","pet","note"],"additionalProperties":false}""",
        "Constraints:\n- id: maxLength=9\n- id: minimum=1")]
    [InlineData("anthropic",
        """{"type":"object","properties":{"id":{"type":["string","integer"]},"pet":{"anyOf":[{"type":"object","properties":{"kind":{"type":"string","const":"cat"},"lives":{"type":"integer"}},"required":["kind","lives"],"additionalProperties":false},{"type":"object","properties":{"kind":{"type":"string","const":"dog"}},"required":["kind"],"additionalProperties":false}]},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["id","pet","note"],"additionalProperties":false}""",
        "Constraints:\n- id: maxLength=9\n- id: minimum=1")]
    [InlineData("gemini",
        """{"type":"object","properties":{"id":{"type":["string","integer"],"minimum":1},"pet":{"anyOf":[{"type":"object","properties":{"kind":{"type":"string","enum":["cat"]},"lives":{"type":"integer"}},"required":["kind","lives"]},{"type":"object","properties":{"kind":{"type":"string","enum":["dog"]}},"required":["kind"]}]},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["id","pet","note"]}""",
        "Constraints:\n- id: maxLength=9")]
    [InlineData("as it is", Union, null)]
    [InlineData("told", Union, "Constraints:\n- id: maxLength=9")]
    public void Choices_and_types_by_list_become_what_the_dialect_has_for_them(string dialect, string expected, string? notes)
    {
        CompiledSchema compiled = SchemaText.Compile(Union, SchemaText.Dialect(dialect));

        Assert.Equal(expected, compiled.ToString());
        Assert.Equal(notes, compiled.Notes);
    }

    [Fact]
    public void A_dialect_without_choices_takes_the_only_one_that_is_not_null_and_is_stopped_by_others()
    {
        CompiledSchema compiled = SchemaText.Compile("""{"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"type":"null"}]},"b":{"anyOf":[{"type":"string"},{"type":"boolean"}]}},"required":["a","b"]}""", SchemaDialects.Cohere);

        Assert.Equal("""{"type":"object","properties":{"a":{"type":"string"},"b":{}},"required":["a","b"]}""", compiled.ToString());
        Assert.Equal(("b", "anyOf"), (compiled.Obstacle!.Value.Path, compiled.Obstacle.Value.Keyword));
    }

    private const string Optional = """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":["string","null"]},"c":{"anyOf":[{"type":"integer"},{"type":"null"}]},"d":{"type":"boolean"}},"required":["a"]}""";

    [Theory]
    [InlineData("openai", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":["string","null"]},"c":{"anyOf":[{"type":"integer"},{"type":"null"}]},"d":{"type":["boolean","null"]}},"required":["a","b","c","d"],"additionalProperties":false}""")]
    [InlineData("common", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":["string","null"]},"c":{"anyOf":[{"type":"integer"},{"type":"null"}]},"d":{"type":["boolean","null"]}},"required":["a","b","c","d"],"additionalProperties":false}""")]
    [InlineData("anthropic", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":["string","null"]},"c":{"anyOf":[{"type":"integer"},{"type":"null"}]},"d":{"type":"boolean"}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("gemini", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":["string","null"]},"c":{"anyOf":[{"type":"integer"},{"type":"null"}]},"d":{"type":"boolean"}},"required":["a"]}""")]
    [InlineData("openapi", """{"type":"OBJECT","properties":{"a":{"type":"STRING"},"b":{"type":"STRING","nullable":true},"c":{"anyOf":[{"type":"INTEGER"},{"type":"NULL"}]},"d":{"type":"BOOLEAN"}},"required":["a"],"propertyOrdering":["a","b","c","d"]}""")]
    [InlineData("cohere", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"integer"},"d":{"type":"boolean"}},"required":["a"]}""", "Constraints:\n- b: type=[\"string\",\"null\"]\n- c: anyOf=[{\"type\":\"integer\"},{\"type\":\"null\"}]")]
    [InlineData("as it is", Optional)]
    [InlineData("told", Optional)]
    public void What_may_be_left_out_or_be_null_may_be_so_in_the_dialects_own_way(string dialect, string expected, string? notes = null)
    {
        CompiledSchema compiled = SchemaText.Compile(Optional, SchemaText.Dialect(dialect));

        Assert.Equal(expected, compiled.ToString());
        Assert.Null(compiled.Obstacle);
        Assert.Equal(notes, compiled.Notes);
    }
}
