using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Relay.Tests;

/// <summary>What holds for every schema.</summary>
public sealed class SchemaProperties
{
    private static readonly JsonObject[] s_schemas = [.. new RandomSchemas(isPlain: false).Roots().Sample(700, 10)];
    private static readonly JsonObject[] s_plain = [.. new RandomSchemas(isPlain: true).Roots().Sample(1000, 10)];

    [Fact]
    public void A_translated_schema_holds_only_keywords_that_the_dialect_takes()
    {
        foreach (SchemaDialect dialect in SchemaText.Dialects)
        {
            foreach (JsonObject schema in s_schemas)
            {
                CompiledSchema compiled = Compile(schema, dialect);
                AssertTaken(JsonNode.Parse(compiled.ToString())!, dialect, schema);
            }
        }
    }

    [Fact]
    public void Translating_a_translated_schema_changes_nothing_and_loses_nothing()
    {
        foreach (SchemaDialect dialect in SchemaText.Dialects)
        {
            foreach (JsonObject schema in s_schemas)
            {
                CompiledSchema once = Compile(schema, dialect);
                bool hasAlias = JsonNode.Parse(once.ToString())!["$defs"] is JsonObject definitions && definitions.Any(definition => definition.Value!["$ref"] is not null);
                if (hasAlias || once.Losses.Any(loss => loss.Keyword is "$ref" or "not"))
                {
                    // A place that was cut, or that nothing fits, is empty, which the second translation takes at its word; a name for another definition it passes over.
                    continue;
                }

                CompiledSchema twice = SchemaText.Compile(once.ToString(), dialect);

                Assert.True(JsonNode.DeepEquals(JsonNode.Parse(once.ToString()), JsonNode.Parse(twice.ToString())), $"{dialect.Name}\n{schema.ToJsonString()}\n{once}\n{twice}");
                Assert.Empty(twice.Losses);
            }
        }
    }

    [Fact]
    public void What_a_strict_schema_lets_through_follows_the_schema_it_came_from()
    {
        int accepted = 0;
        foreach (SchemaDialect dialect in SchemaText.Dialects)
        {
            var random = new Random(1);
            foreach (JsonObject schema in s_plain)
            {
                CompiledSchema compiled = Compile(schema, dialect);
                if (compiled.FirstLostConstraint() is not null || compiled.Obstacle is not null)
                {
                    continue;
                }

                JsonNode result = JsonNode.Parse(compiled.ToString())!;
                JsonElement strict = SchemaText.Parse(compiled.ToString()), original = SchemaText.Parse(schema.ToJsonString());
                for (int i = 0; i < 20; i++)
                {
                    JsonElement value = SchemaText.Parse(RandomSchemas.Value(result, result, random)?.ToJsonString() ?? "null");
                    if (SchemaValidator.CheckFully(strict, value) is null)
                    {
                        accepted++;
                        SchemaViolation? violation = SchemaValidator.CheckFully(original, value, toleratesNull: true);
                        Assert.True(violation is null, $"{dialect.Name}\n{schema.ToJsonString()}\n{compiled}\n{value.GetRawText()}\n{violation}");
                    }
                }
            }
        }

        Assert.True(accepted > 10_000, $"Only {accepted} values fitted: the test has lost its bite.");
    }

    private static CompiledSchema Compile(JsonObject schema, SchemaDialect dialect) => SchemaText.Compile(schema.ToJsonString(), dialect);

    private static void AssertTaken(JsonNode node, SchemaDialect dialect, JsonObject source)
    {
        if (node is not JsonObject members)
        {
            return;
        }

        foreach (KeyValuePair<string, JsonNode?> member in members)
        {
            Assert.True(dialect.Takes(member.Key), $"{dialect.Name} has no {member.Key}: {source.ToJsonString()}");
        }

        if (dialect.ClosesObjects && members["type"] is JsonValue type && type.GetValue<string>() == "object")
        {
            Assert.True(JsonNode.DeepEquals(members["additionalProperties"], false), source.ToJsonString());
        }

        if (dialect.RequiresAll && members["properties"] is JsonObject properties && properties.Count > 0)
        {
            Assert.Equal(properties.Select(property => property.Key), members["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        }

        foreach ((string _, JsonNode inner) in SchemaPositions.Of(members))
        {
            AssertTaken(inner, dialect, source);
        }
    }
}
