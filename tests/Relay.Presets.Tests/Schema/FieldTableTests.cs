namespace Relay.Presets.Tests;

public sealed class FieldTableTests
{
    public static TheoryData<string, string> Fields()
    {
        var fields = new TheoryData<string, string>();
        foreach ((MappingDefinition mapping, FieldDefinition field) in SamplePreset.AllFields())
        {
            fields.Add(mapping.Name, field.Name);
        }

        return fields;
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_that_is_honoured_names_the_file_that_does_it(string mapping, string field)
    {
        string? path = FieldTable.Find(mapping).Find(field)!.HonouredBy;

        Assert.True(path is null || File.Exists(Repository.PathOf(path)), path);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_is_reported_as_without_effect_exactly_when_nothing_honours_it(string mapping, string field)
    {
        MappingDefinition owner = FieldTable.Find(mapping);
        FieldDefinition definition = owner.Find(field)!;

        PresetCompilation compilation = Presets.Compile(("m.json", SamplePreset.With(owner, definition)));

        Assert.Equal(definition.HonouredBy is null, compilation.Ids().Contains("RLY0107"));
        Assert.DoesNotContain(compilation.Findings, finding => finding.Rule.Id is "RLY0101" or "RLY0105" or "RLY0106" or "RLY0108" or "RLY0109");
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_word_is_reported_as_without_effect_exactly_when_nothing_honours_it(string mapping, string field)
    {
        MappingDefinition owner = FieldTable.Find(mapping);
        FieldDefinition definition = owner.Find(field)!;
        foreach (string word in definition.HonouredBy is null ? default : definition.Words)
        {
            PresetCompilation compilation = Presets.Compile(("m.json", SamplePreset.With(owner, definition, word)));

            Assert.Equal(definition.WordsWithoutEffect.Contains(word), compilation.Ids().Contains("RLY0107"));
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_has_a_doc_sentence(string mapping, string field)
    {
        string doc = FieldTable.Find(mapping).Find(field)!.Doc;

        Assert.False(string.IsNullOrWhiteSpace(doc));
        Assert.EndsWith(".", doc, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_number_outside_its_range_is_refused(string mapping, string field)
    {
        MappingDefinition owner = FieldTable.Find(mapping);
        FieldDefinition definition = owner.Find(field)!;
        if (definition.Minimum is not { } least || least < int.MinValue || field == "version")
        {
            return;
        }

        decimal below = definition.ExclusiveMinimum ? least : least - 1;
        PresetCompilation compilation = Presets.Compile(("m.json", SamplePreset.With(owner, definition, System.Text.Json.Nodes.JsonValue.Create(below))));

        Finding finding = compilation.Single(SchemaRules.OutOfRange);
        Assert.Contains(field, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_pattern_allows_is_one_that_the_binder_allows()
    {
        foreach (string name in (string[])["a", "fast-cheap", "4o", "gpt-4.1", "_x", "", "4", "-", "a b", "ä", "a/b", "a\n", new string('a', 100), new string('a', 101)])
        {
            bool matches = System.Text.RegularExpressions.Regex.IsMatch(name, PresetNames.Pattern.TrimEnd('$') + @"\z");

            Assert.Equal(matches, PresetNames.IsValid(name));
        }
    }

    [Fact]
    public void Mappings_that_fields_name_exist()
    {
        Assert.All(SamplePreset.AllFields().Where(each => each.Field.MappingName is not null), each => Assert.NotNull(FieldTable.Find(each.Field.MappingName!)));
    }

    [Fact]
    public void Synonyms_stand_for_fields_of_the_same_mapping()
    {
        Assert.All(
            SamplePreset.AllFields().Where(each => each.Field.SynonymOf is not null),
            each => Assert.NotNull(each.Mapping.Find(each.Field.SynonymOf!)));
    }
}
