using FsCheck;
using FsCheck.Fluent;

namespace Relay.Presets.Tests;

public sealed class PresetPropertyTests
{
    private static readonly string[] Pieces =
    [
        "version", ": ", "1", "\n", "\n  ", "\n    ", "models", "groups", "m", "g", "target", "openai/gpt-4o", "{ ", " }", "[", "]", ", ", "- ", "params", "temperature",
        "0.5", "null", "~", "true", "\"", "'", "inherit_from", "members", "credential", "$env.KEY", "type", "env", "cost", "input_per_1m", "defaults", "timeout", "-1", ".nan",
        "pricing_profiles", "fixed_overrides", "base_url", "http://127.1/", "reasoning", "extra_body", "#", "|", "&a", "*a", "\ud800", "\u0000", "capabilities", "weight", "when",
    ];

    [Fact]
    public void Any_text_is_read_and_linked_without_an_exception() =>
        Prop.ForAll<string, bool>((text, isExplicit) => Compile(text ?? "", isExplicit)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_read_and_linked_without_an_exception() =>
        Prop.ForAll<byte[]>(bytes => Compile(System.Text.Encoding.Latin1.GetString(bytes ?? []), true)).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_of_the_language_in_any_order_are_read_and_linked_without_an_exception() =>
        Prop.ForAll(
            Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(),
            text => Compile("version: 1\nmodels:\n  m: { target: openai/gpt-4o }\n  " + text, true)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Values_of_any_shape_in_any_field_are_read_and_linked_without_an_exception()
    {
        string[] values = ["1", "-1", "\"x\"", "null", "true", "[]", "[1]", "{}", "{ \"a\": 1 }", "[[{}]]", "1e999", "\"sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""];
        foreach ((MappingDefinition mapping, FieldDefinition field) in SamplePreset.AllFields().Where(each => each.Field.Name != "version" && each.Field.Name != each.Mapping.Discriminator))
        {
            foreach (string value in values)
            {
                string json = SamplePreset.With(mapping, field, "@value@").Replace("\"@value@\"", value, StringComparison.Ordinal);
                Compile(json, true, "m.json");
                Compile(json, true, "m.yaml");
            }
        }
    }

    private static void Compile(string text, bool isExplicit, string path = "m.yaml")
    {
        PresetDocument[] documents = [PresetCompiler.Read(path, text, isExplicit), PresetCompiler.Read("n.json", text, isExplicit)];

        PresetCompilation compilation = PresetCompiler.Link(documents);

        Assert.Equal(compilation, PresetCompiler.Link(documents.Reverse()));
        Assert.All(compilation.Findings, finding => Assert.True(finding.Location.Span.Start.Offset <= finding.Location.Span.End.Offset));
    }
}
