namespace Relay.Tests;

[Feature(27)]
public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", null)]
    [InlineData("""{"type":"integer"}""", "1e2", null)]
    [InlineData("""{"type":"integer"}""", "1.5", "type")]
    [InlineData("""{"type":["string","null"]}""", "null", null)]
    [InlineData("""{"type":"string","nullable":true}""", "null", null)]
    [InlineData("""{"type":"STRING"}""", "1", "type")]
    [InlineData("""{"enum":["a",1,null]}""", "1.0", null)]
    [InlineData("""{"enum":["a",1]}""", "null", "enum")]
    [InlineData("""{"const":{"a":[1]}}""", """{"a":[1]}""", null)]
    [InlineData("""{"const":"a"}""", "\"b\"", "const")]
    [InlineData("""{"minimum":0.1}""", "0.1", null)]
    [InlineData("""{"exclusiveMinimum":0}""", "0", "exclusiveMinimum")]
    [InlineData("""{"exclusiveMaximum":1}""", "0.9999999999999999999", null)]
    [InlineData("""{"maximum":9007199254740992}""", "9007199254740993", "maximum")]
    [InlineData("""{"multipleOf":0.1}""", "0.3", null)]
    [InlineData("""{"multipleOf":0.1}""", "0.35", "multipleOf")]
    [InlineData("""{"maxLength":2}""", "\"a🕷\"", null)]
    [InlineData("""{"minLength":3}""", "\"a🕷\"", "minLength")]
    [InlineData("""{"pattern":"^\\d+$"}""", "\"12\"", null)]
    [InlineData("""{"pattern":"^\\d+$"}""", "\"12\\n\"", "pattern")]
    [InlineData("""{"pattern":"^[\\w-]+$"}""", "\"é\"", "pattern")]
    [InlineData("""{"pattern":"b"}""", "\"abc\"", null)]
    [InlineData("""{"pattern":"("}""", "\"abc\"", null)]
    [InlineData("""{"items":{"type":"string"}}""", """["a",1]""", "type")]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"number"}}""", """["a",1,"b"]""", "type")]
    [InlineData("""{"items":[{"type":"string"}],"additionalItems":false}""", """["a",1]""", "false")]
    [InlineData("""{"minItems":1}""", "[]", "minItems")]
    [InlineData("""{"uniqueItems":true}""", """[{"a":1,"b":2},{"b":2,"a":1}]""", "uniqueItems")]
    [InlineData("""{"contains":{"type":"string"}}""", "[1]", "contains")]
    [InlineData("""{"required":["a"]}""", "{}", "required")]
    [InlineData("""{"required":["a"]}""", "1", null)]
    [InlineData("""{"properties":{"a":{"type":"string"}},"additionalProperties":false}""", """{"b":1}""", null)]
    [InlineData("""{"additionalProperties":{"type":"string"}}""", """{"b":1}""", "type")]
    [InlineData("""{"patternProperties":{"^x":{"type":"string"}}}""", """{"x1":1}""", "type")]
    [InlineData("""{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", "propertyNames")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "dependentRequired")]
    [InlineData("""{"maxProperties":1}""", """{"a":1,"b":2}""", "maxProperties")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"number"}]}""", "true", "anyOf")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"object","properties":{"a":{"type":"string"}}}]}""", """{"a":1}""", "type")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "3", "oneOf")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "2.5", null)]
    [InlineData("""{"allOf":[{"type":"string"},{"minLength":2}]}""", "\"a\"", "minLength")]
    [InlineData("""{"not":{"type":"null"}}""", "null", "not")]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"type":"number"}}""", "\"a\"", "minLength")]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"type":"number"}}""", "true", "type")]
    [InlineData("""{"$ref":"#/$defs/n","$defs":{"n":{"type":"object","properties":{"next":{"$ref":"#/$defs/n"}},"required":["v"]}}}""", """{"v":1,"next":{"v":1,"next":{}}}""", "required")]
    [InlineData("""{"$ref":"#"}""", "1", null)]
    [InlineData("""{"$ref":"#/nowhere"}""", "1", null)]
    [InlineData("""{"properties":{"format":{"type":"string"},"$ref":{"type":"number"}}}""", """{"format":"x","$ref":1}""", null)]
    [InlineData("false", "1", "false")]
    [InlineData("true", "1", null)]
    public void A_value_follows_its_schema_or_the_keyword_is_named(string schema, string value, string? keyword) =>
        Assert.Equal(keyword, SchemaValidator.Check(SchemaText.Parse(schema), SchemaText.Parse(value))?.Keyword);

    [Fact]
    public void A_path_leads_to_the_place()
    {
        SchemaViolation? violation = SchemaValidator.Check(
            SchemaText.Parse("""{"properties":{"a":{"items":{"properties":{"b c":{"type":"string"}}}}}}"""), SchemaText.Parse("""{"a":[{},{"b c":1}]}"""));

        Assert.Equal("a[1].b c", violation!.Path);
    }

    [Fact]
    public void References_that_lead_to_each_other_and_choices_that_multiply_come_to_an_end()
    {
        const string Circle = """{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"},{"$ref":"#/$defs/b"}]},"b":{"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"},{"type":"string"}]}}}""";
        string chain = string.Join(",", Enumerable.Range(0, 40).Select(i => "'dN':{'anyOf':[{'$ref':'#/$defs/dM'},{'$ref':'#/$defs/dM'}]}".Replace('\'', '"')
            .Replace("N", $"{i}", StringComparison.Ordinal).Replace("M", $"{i + 1}", StringComparison.Ordinal)));
        string choices = """{"$ref":"#/$defs/d0","$defs":{ALL,"d40":{"type":"string"}}}""".Replace("ALL", chain, StringComparison.Ordinal);

        Assert.Equal("anyOf", SchemaValidator.Check(SchemaText.Parse(Circle), SchemaText.Parse("1"))?.Keyword);
        Assert.Equal("anyOf", SchemaValidator.Check(SchemaText.Parse(choices), SchemaText.Parse("1"))?.Keyword);
        Assert.Null(SchemaValidator.Check(SchemaText.Parse(choices), SchemaText.Parse("\"1\"")));
    }

    [Fact]
    public void A_text_made_to_match_for_ever_is_given_up()
    {
        SchemaViolation? violation = SchemaValidator.Check(SchemaText.Parse("""{"pattern":"^(a+)+$"}"""), SchemaText.Parse($"\"{new string('a', 40)}!\""));

        Assert.Equal("pattern", violation!.Keyword);
    }
}
