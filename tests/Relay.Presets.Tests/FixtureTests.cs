using System.Globalization;
using System.Text.RegularExpressions;

namespace Relay.Presets.Tests;

/// <summary>
/// Presets that carry their expected findings inside, one a line, behind the preset: <c># expect: RLY0201 @5:13 "message"</c>, counted from 1. In JSON the
/// lines begin with <c>//</c> and are taken out before the file is read. RELAY_UPDATE=1 writes them; review what it wrote.
/// </summary>
public sealed partial class FixtureTests
{
    private const string Folder = "tests/Relay.Presets.Tests/Fixtures";

    public static TheoryData<string> Invalid() => Files("invalid");

    public static TheoryData<string> Valid() => Files("valid");

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_preset_has_the_findings_it_says(string file)
    {
        string path = Repository.PathOf(Folder + "/invalid/" + file);
        string whole = File.ReadAllText(path).ReplaceLineEndings("\n");
        string text = Comment().Replace(whole, "");

        string findings = string.Concat(Presets.Compile((file, text)).Findings.Select(finding => Line(file, finding)));

        if (Repository.IsUpdate)
        {
            File.WriteAllText(path, text + findings);
            return;
        }

        Assert.NotEqual("", findings);
        Assert.Equal(string.Concat(Comment().Matches(whole).Select(match => match.Value)), findings);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_preset_has_no_error_and_the_warnings_it_says(string file)
    {
        string path = Repository.PathOf(Folder + "/valid/" + file);
        string whole = File.ReadAllText(path).ReplaceLineEndings("\n");
        string text = Comment().Replace(whole, "");

        PresetCompilation compilation = Presets.Compile((file, text));

        string findings = string.Concat(compilation.Findings.Select(finding => Line(file, finding)));
        if (Repository.IsUpdate)
        {
            File.WriteAllText(path, text + findings);
            return;
        }

        Assert.DoesNotContain(compilation.Findings, finding => finding.Rule.Severity == FindingSeverity.Error);
        Assert.Equal(string.Concat(Comment().Matches(whole).Select(match => match.Value)), findings);
    }

    private static string Line(string file, Finding finding)
    {
        SourcePosition start = finding.Location.Span.Start;
        string comment = file.EndsWith(".json", StringComparison.Ordinal) ? "//" : "#";
        return string.Create(CultureInfo.InvariantCulture, $"{comment} expect: {finding.Rule.Id} @{start.Line + 1}:{start.Column + 1} \"{finding.Message}\"\n");
    }

    private static TheoryData<string> Files(string folder) =>
        new(Directory.EnumerateFiles(Repository.PathOf(Folder + "/" + folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^(#|//) expect:.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
