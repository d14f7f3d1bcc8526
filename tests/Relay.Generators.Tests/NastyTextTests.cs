using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Relay.Presets;

namespace Relay.Generators.Tests;

/// <summary>Every text that would break C#, as every text of a preset at once, compiled without a warning and read back.</summary>
public sealed class NastyTextTests
{
    [Fact]
    public void All_nasty_texts_compile_together_and_read_back_as_they_were()
    {
        Assert.True(NastyTexts.All.Count >= 183);
        PresetModel model = new(
            new([.. NastyTexts.All.Select(static (text, i) => Alias(text, i))]),
            new([.. NastyTexts.All.Select(static text => new GroupModel(Group(text), text))]));

        EmittedProject project = EmittedProject.Of(model);

        Assert.DoesNotContain(project.Assembly.GetTypes(), static type => type.Name == "Injected");
        MemberNames names = MemberNames.Of(model);
        for (int i = 0; i < NastyTexts.All.Count; i++)
        {
            Assert.Equal(model.Aliases[i].Spec, project.Spec(names.Aliases[i].Member));
            Assert.Equal(model.Groups[i].Spec, project.Spec(names.Groups[i].Member));
        }
    }

    [Fact]
    public void The_documentation_of_each_is_well_formed_XML()
    {
        PresetModel model = new(new([.. NastyTexts.All.Select(static (text, i) => Alias(text, i))]), default);
        Compilation compilation = EmittedProject.Compile(EmittedProject.Of(model).Source);

        INamedTypeSymbol models = compilation.GetTypeByMetadataName("App.Models")!;
        IPropertySymbol[] members = [.. models.GetMembers().OfType<IPropertySymbol>().Where(static member => member.DeclaredAccessibility == Accessibility.Public)];

        Assert.True(members.Length >= NastyTexts.All.Count);
        Assert.All(members, static member => Assert.NotNull(XElement.Parse(member.GetDocumentationCommentXml()!).Element("summary")));
    }

    // Names are apart by their number, so that what comes of each can be told.
    private static AliasModel Alias(string text, int number) => NastyModels.Alias(text + " a" + number, text);

    private static GroupSpec Group(string text) => NastyModels.Group(text + " g", text);
}
