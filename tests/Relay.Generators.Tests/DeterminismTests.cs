using System.Globalization;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

public sealed class DeterminismTests
{
    private static readonly TestFile[] Files =
    [
        PresetProject.File("presets/models.yaml", PresetProject.Typical),
        PresetProject.File("presets/a.yml", "version: 1\nmodels:\n  İstanbul-1: { target: openai/gpt-4o }\n  zeta: { target: openai/gpt-4o, params: { top_p: 0.75 } }\n"),
        PresetProject.File("z.relay.json", """{ "version": 1, "models": { "alpha": { "target": "openai/gpt-4o", "params": { "temperature": 1.5 } } } }"""),
    ];

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        string text = PresetProject.With(Files).Run().Text();

        Assert.Equal(text, PresetProject.With([Files[2], Files[0], Files[1]]).Run().Text());
        Assert.Equal(text, PresetProject.With([Files[1], Files[2], Files[0]]).Run().Text());
    }

    [Fact]
    public void A_culture_with_a_decimal_comma_and_other_digits_does_not_matter()
    {
        string text = PresetProject.With(Files).Run().Text();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NumberGroupSeparator = ".";
        strange.NumberFormat.NegativeSign = "minus";
        try
        {
            CultureInfo.CurrentCulture = strange;
            Assert.Equal(text, PresetProject.With(Files).Run().Text());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_folder_of_the_project_does_not_matter()
    {
        string text = PresetProject.With(Files).Run().Text();
        GeneratorTest<ModelsGenerator> elsewhere = new() { StepNames = StepNames.All };
        PresetProject.Configure(elsewhere, [.. Files.Select(static file =>
            new TestFile(file.Path.Replace(PresetProject.Folder, @"D:\work\app\").Replace('/', '\\'), file.GetText().ToString()) { Metadata = file.Metadata })]);
        elsewhere.BuildProperties["ProjectDir"] = @"D:\work\app\";

        Assert.Equal(text, elsewhere.Run().Text());
    }

    [Fact]
    public void Lines_end_in_LF_only()
    {
        Assert.DoesNotContain('\r', PresetProject.With(PresetProject.File("models.yaml", PresetProject.Typical.ReplaceLineEndings("\r\n"))).Run().Text());
    }
}
