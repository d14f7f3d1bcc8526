namespace Relay.Presets.Tests;

public sealed class PresetFixesTests
{
    [Theory]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m: { target: opnai/gpt-4o }\n", "version: 1\nmodels:\n  m: { target: openai/gpt-4o }\n")]
    [InlineData("m.json", "{ \"version\": 1, \"models\": { \"m\": { \"taget\": \"openai/gpt-4o\" } } }", "{ \"version\": 1, \"models\": { \"m\": { \"target\": \"openai/gpt-4o\" } } }")]
    [InlineData("m.yaml", "models:\r\n  m: { target: openai/gpt-4o } # mine\r\n", "version: 1\r\nmodels:\r\n  m: { target: openai/gpt-4o } # mine\r\n")]
    [InlineData("m.json", "{\n  \"models\": { \"m\": { \"target\": \"openai/gpt-4o\" } }\n}\n", "{\n  \"version\": 1,\n  \"models\": { \"m\": { \"target\": \"openai/gpt-4o\" } }\n}\n")]
    [InlineData("m.yaml", "# ours\nmodels:\n  m: { target: openai/gpt-4o }\n", "# ours\nversion: 1\nmodels:\n  m: { target: openai/gpt-4o }\n")]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m:\n\t\ttarget: openai/gpt-4o\n", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n")]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m: { target: openai/gpt-4o, temperature: 0.5 }\n", "version: 1\nmodels:\n  m: { target: openai/gpt-4o, params: { temperature: 0.5 } }\n")]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n    params:\n      seed: 1 # luck\n    top_p: 0.5\n    tags: [a]\n", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n    params:\n      seed: 1 # luck\n      top_p: 0.5\n    tags: [a]\n")]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m: { target: openai/gpt-4o }\ndefaults: { http2: yes }\n", "version: 1\nmodels:\n  m: { target: openai/gpt-4o }\ndefaults: { http2: true }\n")]
    public void The_first_fix_mends_the_finding_and_nothing_else(string file, string text, string mended)
    {
        Finding finding = Presets.Compile((file, text)).Findings.First(each => PresetFixes.For(each, text).Count > 0);

        PresetFix fix = PresetFixes.For(finding, text)[0];

        Assert.Equal(mended, PresetFixes.Apply(text, fix.Edits));
        Assert.True(fix.IsPreferred);
    }

    [Theory]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n    colour:\n      - red\n\n      - blue\n    # about the tags\n    tags: [a]\n", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n    # about the tags\n    tags: [a]\n")]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n    colour:\n    - red\n    tags: [a]\n", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n    tags: [a]\n")]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n    colour: {\n      red: \"}\",\n    }\n", "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n")]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m: { colour: it's, target: openai/gpt-4o }\n", "version: 1\nmodels:\n  m: { target: openai/gpt-4o }\n")]
    [InlineData("m.yaml", "version: 1\nmodels:\n  m: { target: openai/gpt-4o, colour: [a, b] }\n", "version: 1\nmodels:\n  m: { target: openai/gpt-4o }\n")]
    [InlineData("m.json", "{\n  \"version\": 1,\n  \"models\": { \"m\": { \"target\": \"openai/gpt-4o\" } },\n  \"colour\": \"a, b\"\n}\n", "{\n  \"version\": 1,\n  \"models\": { \"m\": { \"target\": \"openai/gpt-4o\" } }\n}\n")]
    public void A_field_is_removed_with_all_that_belongs_to_it(string file, string text, string mended)
    {
        Finding finding = Presets.Compile((file, text)).Single(SchemaRules.UnknownField);

        PresetFix fix = PresetFixes.For(finding, text).Single(each => each.Title == "Remove 'colour'");

        Assert.Equal(mended, PresetFixes.Apply(text, fix.Edits));
        Assert.False(fix.IsPreferred);
    }

    [Theory]
    [InlineData("    credential: { type: literal, value: local } # for now\n", "    credential: $env.GROQ_API_KEY # for now\n")]
    [InlineData("    credential:\n      type: literal\n      value: local\n    tags: [a]\n", "    credential: $env.GROQ_API_KEY\n    tags: [a]\n")]
    public void A_literal_credential_becomes_the_providers_variable(string credential, string mended)
    {
        const string opening = "version: 1\nmodels:\n  m:\n    target: groq/llama-3.3-70b-versatile\n";
        Finding finding = Presets.Compile(opening + credential).Single(SecurityRules.LiteralCredential);

        PresetFix fix = Assert.Single(PresetFixes.For(finding, opening + credential));

        Assert.Equal(opening + mended, PresetFixes.Apply(opening + credential, fix.Edits));
    }

    [Fact]
    public void A_misspelt_key_is_not_renamed_to_one_that_is_there_already()
    {
        const string text = "version: 1\nmodels:\n  m: { target: openai/gpt-4o, taget: openai/gpt-4o }\n";
        Finding finding = Presets.Compile(text).Single(SchemaRules.UnknownField);

        Assert.Equal(["Remove 'taget'"], PresetFixes.For(finding, text).Select(fix => fix.Title));
    }

    [Fact]
    public void All_near_models_are_offered()
    {
        const string text = "version: 1\nmodels:\n  m: { target: openai/gpt-4oo }\n";
        Finding finding = Presets.Compile(text).Single(ReferenceRules.UnknownModel);

        Assert.Equal(["Replace with 'gpt-4o'", "Replace with 'gpt-4.1'"], PresetFixes.For(finding, text).Select(fix => fix.Title));
        Assert.DoesNotContain(PresetFixes.For(finding, text), fix => fix.IsPreferred);
    }

    [Fact]
    public void A_part_of_a_value_that_cannot_be_told_from_the_whole_is_not_replaced()
    {
        const string text = "version: 1\nmodels:\n  m:\n    target: >-\n      opnai/gpt-4o\n";

        Assert.Empty(PresetFixes.For(Presets.Compile(text).Single(ReferenceRules.UnknownProvider), text));
    }

    [Fact]
    public void Of_another_text_there_are_no_fixes()
    {
        const string text = "version: 1\nmodels:\n  m: { target: opnai/gpt-4o }\n";

        Assert.Empty(PresetFixes.For(Presets.Compile(text).Findings[0], "version: 1\n"));
    }

    [Theory]
    [InlineData("    # relay: disable RLY0202 -- why\n", "")]
    [InlineData("    tags: [a] # relay: disable RLY0202 -- why\n", "    tags: [a]\n")]
    [InlineData("    tags: [a] # relay: disable RLY0202, RLY0107 -- why\n    rpm_limit: 1\n", null)]
    public void An_unused_suppression_is_removed(string line, string? mended)
    {
        const string opening = "version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n";
        Finding finding = Presets.Compile(opening + line).Findings.First(each => each.Rule == SuppressionRules.Unused);

        PresetFix fix = Assert.Single(PresetFixes.For(finding, opening + line));

        Assert.Equal(opening + (mended ?? line.Replace("RLY0202, ", "", StringComparison.Ordinal)), PresetFixes.Apply(opening + line, fix.Edits));
    }

    [Fact]
    public void Edits_may_come_in_any_order_and_keep_theirs_at_one_place()
    {
        PresetEdit[] edits = [Edit(4, 5, "E"), Edit(0, 1, "A"), Edit(2, 2, "x"), Edit(2, 2, "y")];

        Assert.Equal("AbxycdE", PresetFixes.Apply("abcde", edits));
        Assert.Equal("AbxycdE", PresetFixes.Apply("abcde", [edits[2], edits[3], edits[1], edits[0]]));
    }

    [Fact]
    public void Overlapping_edits_and_those_outside_the_text_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PresetFixes.Apply("abcde", [Edit(0, 3, ""), Edit(2, 4, "")]));
        Assert.Throws<ArgumentException>(() => PresetFixes.Apply("abc", [Edit(2, 4, "")]));
    }

    [Fact]
    public void Of_fixes_that_overlap_the_first_is_made()
    {
        PresetFix one = Fix(Edit(0, 3, "")), two = Fix(Edit(2, 4, "")), three = Fix(Edit(6, 7, ""));

        Assert.Equal([one, three], PresetFixes.WithoutOverlap([one, two, three]));
    }

    private static PresetEdit Edit(int start, int end, string newText) =>
        new(new SourceSpan(new SourcePosition(0, start, start), new SourcePosition(0, end, end)), newText);

    private static PresetFix Fix(PresetEdit edit) => new("", new EquatableArray<PresetEdit>(edit));
}
