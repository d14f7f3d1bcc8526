namespace Relay.Presets.Tests;

public sealed class SuppressionTests
{
    private const string Opening = "version: 1\nmodels:\n  m:\n";

    [Theory]
    [InlineData("    target: openai/nobody-knows-me # relay: disable RLY0202 -- private preview\n")]
    [InlineData("    # relay: disable RLY0202 -- private preview\n    target: openai/nobody-knows-me\n")]
    [InlineData("    # relay: disable RLY0202 -- private preview\n\n    # another remark\n    target: openai/nobody-knows-me\n")]
    [InlineData("    #relay: disable rly0202 -- private preview\n    target: openai/nobody-knows-me\n")]
    [InlineData("    target: openai/nobody-knows-me\n# relay: disable-file RLY0202 -- private preview\n")]
    public void A_comment_hides_what_the_rule_finds_on_its_line_or_the_next_or_in_the_file(string lines)
    {
        PresetCompilation compilation = Presets.Compile(Opening + lines);

        Assert.Empty(compilation.Findings);
        SuppressedFinding hidden = Assert.Single(compilation.Suppressed);
        Assert.Equal(ReferenceRules.UnknownModel, hidden.Finding.Rule);
        Assert.Equal("private preview", hidden.Reason);
    }

    [Fact]
    public void A_comment_hides_nothing_on_other_lines()
    {
        PresetCompilation compilation = Presets.Compile(
            "version: 1\nmodels:\n  # relay: disable RLY0202 -- private preview\n  m: { target: openai/nobody-knows-me }\n  n: { target: openai/nor-knows-me }\n");

        Assert.Equal(4, Assert.Single(compilation.Findings).Location.Span.Start.Line);
    }

    [Fact]
    public void One_comment_may_name_several_rules_and_a_last_day()
    {
        PresetCompilation compilation = Presets.Compile(
            Opening + "    # relay: disable RLY0202, RLY0502 until 2027-01-31 -- a test server\n    { target: openai/nobody-knows-me, credential: { type: literal, value: none } }\n");

        Assert.Empty(compilation.Findings);
        Assert.Equal(2, compilation.Suppressed.Count);
    }

    [Fact]
    public void What_a_file_says_by_itself_and_what_only_all_files_show_can_both_be_hidden()
    {
        PresetCompilation compilation = Presets.Compile(
            "# relay: disable-file RLY0107, RLY0602 -- on purpose\nversion: 1\nmodels:\n  m: { target: openai/gpt-4o, max_retries: 1 }\n  n: { target: openai/gpt-4o }\ngroups:\n  g: { members: [m, n, m] }\n");

        Assert.Empty(compilation.Findings);
        Assert.Equal(["RLY0107", "RLY0602"], compilation.Suppressed.Select(hidden => hidden.Finding.Rule.Id));
    }

    [Fact]
    public void A_comment_of_one_file_hides_nothing_in_another()
    {
        PresetCompilation compilation = Presets.Compile(
            ("a.yaml", "# relay: disable-file RLY0202 -- here\nversion: 1\nmodels:\n  m: { target: openai/nobody-knows-me }\n"),
            ("b.yaml", "version: 1\nmodels:\n  n: { target: openai/nobody-knows-me }\n"));

        Assert.Equal("b.yaml", Assert.Single(compilation.Findings).Location.File);
    }

    [Fact]
    public void A_suppression_without_a_reason_holds_and_is_a_finding()
    {
        PresetCompilation compilation = Presets.Compile(Opening + "    target: openai/nobody-knows-me # relay: disable RLY0202\n");

        Assert.Equal(["RLY0020"], compilation.Ids());
        Assert.Null(Assert.Single(compilation.Suppressed).Reason);
    }

    [Theory]
    [InlineData("# relay: disable RLY0202 -- why\n", "    target: openai/gpt-4o\n")]
    [InlineData("# relay: disable-file RLY0202 -- why\n", "    target: openai/gpt-4o\n")]
    [InlineData("", "    target: openai/gpt-4o\n# relay: disable RLY0202 -- nothing follows\n")]
    public void A_suppression_that_hides_nothing_is_a_finding_at_its_id(string before, string after)
    {
        string text = before + Opening + after;

        Finding finding = Assert.Single(Presets.Compile(text).Findings);

        Assert.Equal(SuppressionRules.Unused, finding.Rule);
        Assert.Equal("RLY0202", Presets.PointedAt(text, finding));
    }

    [Fact]
    public void Nothing_is_called_unused_in_a_file_that_could_not_be_read()
    {
        PresetCompilation compilation = Presets.Compile("# relay: disable-file RLY0202 -- why\n" + Opening + "    target: 'openai/gpt-4o\n");

        Assert.DoesNotContain(compilation.Findings, finding => finding.Rule == SuppressionRules.Unused);
    }

    [Fact]
    public void An_error_cannot_be_hidden()
    {
        PresetCompilation compilation = Presets.Compile(Opening + "    target: opnai/gpt-4o # relay: disable RLY0201 -- I know better\n");

        Assert.Equal(["RLY0201", "RLY0024"], compilation.Ids());
        Assert.Empty(compilation.Suppressed);
    }

    [Theory]
    [InlineData("RLY0021")]
    [InlineData("RLY0901")]
    public void Rules_about_suppressions_and_about_the_build_cannot_be_hidden(string id)
    {
        PresetCompilation compilation = Presets.Compile(Opening + $"    target: openai/gpt-4o # relay: disable {id} -- why\n");

        Assert.Equal(["RLY0024"], compilation.Ids());
    }

    [Fact]
    public void An_unknown_rule_is_a_finding_with_the_nearest_one()
    {
        PresetCompilation compilation = Presets.Compile(Opening + "    target: openai/nobody-knows-me # relay: disable RLY202 -- why\n");

        Assert.Equal("RLY0202", compilation.Single(SuppressionRules.UnknownRule).Suggestion);
    }

    [Theory]
    [InlineData("# relay: disabel RLY0202 -- why")]
    [InlineData("# relay: hello")]
    [InlineData("# relay:")]
    [InlineData("# relay: disable")]
    [InlineData("# relay: disable -- why")]
    public void A_comment_that_begins_like_one_to_Relay_and_is_none_is_a_finding(string comment) =>
        Presets.Compile(comment + "\n" + Opening + "    target: openai/gpt-4o\n").Single(SuppressionRules.NotUnderstood);

    [Theory]
    [InlineData("until 2026-13-01")]
    [InlineData("until tomorrow")]
    [InlineData("until")]
    public void A_day_that_is_none_is_a_finding_and_the_suppression_holds(string until)
    {
        PresetCompilation compilation = Presets.Compile(Opening + $"    target: openai/nobody-knows-me # relay: disable RLY0202 {until} -- why\n");

        Assert.Equal(["RLY0025"], compilation.Ids());
    }

    [Theory]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", true)]
    public void Behind_its_last_day_a_suppression_still_hides_and_is_a_warning(string today, bool isExpired)
    {
        string text = Opening + "    target: openai/nobody-knows-me # relay: disable RLY0202 until 2026-11-21 -- why\n";
        var options = new PresetCompilerOptions { Today = DateTime.Parse(today, System.Globalization.CultureInfo.InvariantCulture).AddHours(23) };

        PresetCompilation compilation = PresetCompiler.Compile([new PresetInput("m.yaml", text)], options);

        Assert.Equal(isExpired ? ["RLY0022"] : [], compilation.Ids());
        Assert.Single(compilation.Suppressed);
        Assert.Equal(isExpired ? ["2026-11-21"] : [], compilation.Findings.Select(finding => Presets.PointedAt(text, finding)));
    }

    [Fact]
    public void Without_a_day_given_by_the_host_no_suppression_ends() =>
        Assert.Empty(Presets.Compile(Opening + "    target: openai/nobody-knows-me # relay: disable RLY0202 until 1999-12-31 -- why\n").Findings);

    [Theory]
    [InlineData("    description: |\n      # relay: disable RLY0202 -- text\n    target: openai/nobody-knows-me\n")]
    [InlineData("    description: \"a # relay: disable RLY0202 -- text\"\n    target: openai/nobody-knows-me\n")]
    [InlineData("    # see # relay: disable RLY0202 -- text\n    target: openai/nobody-knows-me\n")]
    public void What_stands_in_a_value_or_within_another_comment_hides_nothing(string lines) =>
        Assert.Equal(["RLY0202"], Presets.Compile(Opening + lines).Ids());

    [Fact]
    public void The_model_is_the_same_with_and_without_a_suppression()
    {
        const string text = "version: 1\nmodels:\n  m: { target: openai/nobody-knows-me }\n";

        Assert.Equal(Presets.Compile(text).Model, Presets.Compile("# relay: disable-file RLY0202 -- why\n" + text).Model);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(120)]
    [InlineData(3000)]
    public void Errors_do_not_disappear_behind_warnings_be_they_suppressed_or_not(int warnings)
    {
        string rest = "version: 1\nmodels:\n  a:\n    target: groq/llama-3.3-70b-versatile\n    params:\n      extra_body:\n"
            + string.Concat(Enumerable.Range(0, warnings).Select(static i => $"        x{i}: yes\n"))
            + "  b: { target: groq/llama-3.1-8b-instant }\n  b: { target: groq/llama-3.3-70b-versatile }\n  c: *nope\n";

        PresetCompilation hidden = Presets.Compile("# relay: disable-file RLY0007 -- we write yes\n" + rest), shown = Presets.Compile(rest);

        Assert.Equal(warnings, hidden.Suppressed.Count);
        hidden.HasNo(SyntaxRules.YamlBoolean);
        Assert.All(new[] { hidden, shown }, static compilation =>
        {
            compilation.Single(SyntaxRules.DuplicateKey);
            compilation.Single(SyntaxRules.AliasOrAnchor);
        });
        Finding[] left = [.. shown.Findings.Where(static finding => finding.Rule == SyntaxRules.YamlBoolean)];
        Assert.Equal(Math.Min(warnings, SuppressionPass.MostOfFile + 1), left.Length);
        Assert.Equal(warnings > 100, left[^1].Message.StartsWith((warnings - 100) + " more warnings and notes", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_of_a_thousand_errors_is_reported()
    {
        string preset = "version: 1\nmodels:\n  a: { target: openai/gpt-4o }\n" + string.Concat(Enumerable.Range(0, 1500).Select(static _ => "  a: { target: openai/gpt-4o }\n"));

        Assert.Equal(1500, Presets.Compile(preset).Findings.Count(static finding => finding.Rule == SyntaxRules.DuplicateKey));
    }
}
