using System.Reflection;
using Relay.Presets;

namespace Relay.Generators.Tests;

[Feature(65)]
public sealed class EmissionTests
{
    [Fact]
    public void A_typical_project_gets_this_source()
    {
        string golden = Path.Combine(AppContext.BaseDirectory, "Golden", "typical.txt");
        string actual = string.Concat(ModelsSource.Write(SampleModel.Typical, "App", "Models", isPublic: false));

        // Beside the expected text, to be looked at and copied when a change is meant.
        File.WriteAllText(Path.ChangeExtension(golden, ".actual.txt"), actual);
        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Specs_read_back_as_they_were_linked()
    {
        EmittedProject project = EmittedProject.Of(SampleModel.Typical);

        Assert.Equal(SampleModel.Typical.Aliases[0].Spec, project.Spec("FastCheap"));
        Assert.Equal(SampleModel.Typical.Aliases[1].Spec, project.Spec("Smart"));
        Assert.Equal(SampleModel.Typical.Groups[0].Spec, project.Spec("Default"));
    }

    [Fact]
    public void Names_are_the_only_constants()
    {
        EmittedProject project = EmittedProject.Of(SampleModel.Typical);

        Assert.Equal(
            new Dictionary<string, string> { ["FastCheap"] = "fast-cheap", ["Smart"] = "smart", ["Default"] = "default" },
            project.Names);
        Assert.DoesNotContain(
            project.Assembly.GetTypes().Where(type => type != project.Models.GetNestedType("Names")).SelectMany(static type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)),
            static field => field.IsLiteral);
    }

    [Fact]
    public void A_class_is_a_sealed_marker_with_one_constructor()
    {
        Type type = EmittedProject.Of(SampleModel.Typical).TypeNamed("FastCheapModel");

        Assert.True(type.IsSealed);
        Assert.Equal("ModelAlias", type.BaseType!.Name);
        Assert.Single(type.GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic));
        Assert.Contains(type.GetInterfaces(), static marker => marker.Name == "ISupportsTools");
        Assert.Contains(type.GetInterfaces(), static marker => marker.Name == "ISupportsReasoning");
        Assert.DoesNotContain(type.GetInterfaces(), static marker => marker.Name == "ISupportsVision");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Visibility_is_internal_unless_asked_for(bool isPublic)
    {
        EmittedProject project = EmittedProject.Of(SampleModel.Typical, isPublic: isPublic);

        Assert.Equal(isPublic ? ["DefaultGroup", "FastCheapModel", "Models", "ModelsServices", "Names", "SmartModel"] : [], project.Assembly.GetExportedTypes().Select(static type => type.Name).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("App")]
    [InlineData("Company.@class.@event")]
    [InlineData("Größe.Über")]
    [InlineData("Relay.Generators")]
    public void Any_root_namespace_compiles(string rootNamespace)
    {
        EmittedProject project = EmittedProject.Of(SampleModel.Typical, rootNamespace);

        Assert.Equal(SampleModel.Typical.Aliases[0].Spec, project.Spec("FastCheap"));
    }

    [Fact]
    public void A_project_may_have_types_of_every_name_that_the_source_refers_to()
    {
        const string Program = "namespace App { class System; class Relay; class ModelAlias; class ModelSpec; class RelaySpecs; class RelayRegistration; class TimeSpan; }";

        EmittedProject project = EmittedProject.Of(SampleModel.Typical, program: Program);

        Assert.Equal(SampleModel.Typical.Aliases[0].Spec, project.Spec("FastCheap"));
    }

    [Fact]
    public void No_alias_at_all_still_gives_the_class()
    {
        Assert.Empty(EmittedProject.Of(PresetModel.Empty).Names);
    }

    [Fact]
    public void A_thousand_aliases_compile_and_read_back()
    {
        AliasModel[] aliases = [.. Enumerable.Range(0, 1000).Select(static i => SampleModel.Typical.Aliases[0] with
        {
            Spec = SampleModel.Typical.Aliases[0].Spec with { Alias = $"alias-{i}", ContextWindow = i },
        })];

        EmittedProject project = EmittedProject.Of(SampleModel.Of(aliases));

        Assert.Equal(aliases[999].Spec, project.Spec("Alias999"));
        Assert.Equal(1000, project.Names.Count);
    }

    [Fact]
    public void The_runtime_finds_an_alias_by_its_name_without_reflection()
    {
        EmittedProject project = EmittedProject.Of(SampleModel.Of(SampleModel.Alias("found-by-name")));
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(project.Assembly.ManifestModule.ModuleHandle);

        Assert.Same(project.Member("FoundByName"), RelayRuntime.Get("found-by-name"));
    }
}
