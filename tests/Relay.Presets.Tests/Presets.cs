namespace Relay.Presets.Tests;

/// <summary>Compiles presets for tests.</summary>
internal static class Presets
{
    public const string FileName = "models.yaml";

    public static PresetCompilation Compile(string yaml) => Compile((FileName, yaml));

    public static PresetCompilation Compile(params (string Path, string Text)[] files) =>
        PresetCompiler.Link(files.Select(file => PresetCompiler.Read(file.Path, file.Text)));

    /// <summary>A preset with one model <c>m</c>; <paramref name="fields"/> are its lines, without indentation.</summary>
    public static PresetCompilation CompileModel(params string[] fields) => Compile(Model(fields));

    public static string Model(params string[] fields) =>
        "version: 1\nmodels:\n  m:\n" + string.Concat(fields.SelectMany(field => field.Split('\n')).Select(line => "    " + line + "\n"));

    public static ModelSpec Spec(this PresetCompilation compilation, string alias = "m") => compilation.Model.Aliases.Single(model => model.Name == alias).Spec;

    public static GroupSpec Group(this PresetCompilation compilation, string name) => compilation.Model.Groups.Single(group => group.Name == name).Spec;

    public static IEnumerable<string> Ids(this PresetCompilation compilation) => compilation.Findings.Select(finding => finding.Rule.Id);

    public static Finding Single(this PresetCompilation compilation, FindingRule rule) =>
        Assert.Single(compilation.Findings, finding => finding.Rule == rule);

    public static void HasNo(this PresetCompilation compilation, FindingRule rule) =>
        Assert.DoesNotContain(compilation.Findings, finding => finding.Rule == rule);

    /// <summary>The text that a finding points at.</summary>
    public static string PointedAt(string text, Finding finding) =>
        text.Substring(finding.Location.Span.Start.Offset, finding.Location.Span.Length);
}
