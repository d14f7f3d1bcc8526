using System.Xml.Linq;
using Relay.Presets;

namespace Relay.Generators.Tests;

public sealed class InjectionTests
{
    public static TheoryData<string> Attempts =>
    [
        "\" }; class Injected { } //",
        "</summary>\n[System.Obsolete] class Injected { }",
        "a\u2028class Injected { }",
        "a\u0085class Injected { }",
        "a\rclass Injected { }",
        "*/ class Injected { } /*",
        "]]> & <see cref=\"x\"/> \0 \uD800 \uFFFF \u202E",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public void No_text_of_a_preset_becomes_code(string text)
    {
        AliasModel alias = NastyModels.Alias("name " + text, text);
        GroupModel group = new(NastyModels.Group("group " + text, text), text);

        EmittedProject project = EmittedProject.Of(new PresetModel(new(alias), new(group)));

        Assert.DoesNotContain(project.Assembly.GetTypes(), static type => type.Name == "Injected");
        MemberNames names = MemberNames.Of(new PresetModel(new(alias), new(group)));
        Assert.Equal(alias.Spec, project.Spec(names.Aliases[0].Member));
        Assert.Equal(group.Spec, project.Spec(names.Groups[0].Member));
    }

    [Fact]
    public void A_description_is_shown_as_it_was_written()
    {
        AliasModel alias = SampleModel.Alias("a") with { Description = "Cheap & fast:\n  a < b,\tcosts > 0 \"quoted\" 🚀" };

        string xml = DocumentationOf(EmittedProject.Of(SampleModel.Of(alias)), "P:App.Models.A");

        Assert.Contains("Cheap & fast: a < b, costs > 0 \"quoted\" 🚀", XElement.Parse(xml).Value);
    }

    [Fact]
    public void No_secret_is_in_what_people_read()
    {
        AliasModel alias = new(new ModelSpec("a", "openai", "gpt-4o") { Credential = CredentialReference.Literal("sk-very-secret") }, "models.yaml");

        EmittedProject project = EmittedProject.Of(SampleModel.Of(alias));

        Assert.DoesNotContain("sk-very-secret", DocumentationOf(project, "P:App.Models.A"));
        Assert.Single(project.Source.Split('\n'), static line => line.Contains("sk-very-secret"));
    }

    private static string DocumentationOf(EmittedProject project, string id) =>
        Microsoft.CodeAnalysis.DocumentationCommentId.GetFirstSymbolForDeclarationId(id, EmittedProject.Compile(project.Source))!.GetDocumentationCommentXml()!;
}
