using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

public sealed class ClassNameTests
{
    private static readonly TestFile Models = PresetProject.File("presets/models.yaml", PresetProject.Typical);

    [Theory]
    [InlineData("namespace App.Models { class Invoice; }")]
    [InlineData("namespace App { class Models; }")]
    [InlineData("namespace App { enum Models { A } }")]
    public void A_project_that_has_something_called_Models_gets_LlmModels(string program)
    {
        GeneratorRun<ModelsGenerator> run = With(program + " class Use { object M() => App.LlmModels.Smart; }").Run();

        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("namespace Other { class Models; }")]
    [InlineData("namespace App { class Models<T>; }")]
    [InlineData("namespace App { class Outer { class Models; } }")]
    public void Something_called_Models_elsewhere_is_not_in_the_way(string program)
    {
        GeneratorRun<ModelsGenerator> run = With(program + " class Use { object M() => App.Models.Smart; }").Run();

        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("public", "LlmModels")]
    [InlineData("internal", "Models")]
    public void A_referenced_assembly_is_in_the_way_if_its_type_can_be_seen(string visibility, string expected)
    {
        GeneratorTest<ModelsGenerator> test = With($"class Use {{ object M() => App.{expected}.Smart; }}");
        CSharpCompilation library = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText($"namespace App {{ {visibility} static class Models; }}")],
            TestReferences.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Assert.True(library.Emit(image).Success);
        test.References.Add(MetadataReference.CreateFromImage(image.ToArray()));

        Assert.Empty(test.Run().CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Llm", "Llm")]
    [InlineData("my-models", "my_models")]
    [InlineData("class", "@class")]
    public void A_project_can_choose_the_name(string chosen, string expected)
    {
        GeneratorTest<ModelsGenerator> test = With($"namespace App.Models {{ class Use {{ object M() => App.{expected}.Smart; }} }}");
        test.BuildProperties["RelayModelsName"] = chosen;

        Assert.Empty(test.Run().CompilerDiagnostics);
    }

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("Company.class", "Company.@class")]
    [InlineData("1st", "_1st")]
    public void The_class_is_in_the_root_namespace_whatever_that_is_called(string rootNamespace, string expected)
    {
        GeneratorTest<ModelsGenerator> test = With($"class Use {{ object M() => global::{expected}.Models.Smart; }}");
        test.BuildProperties["RootNamespace"] = rootNamespace;

        Assert.Empty(test.Run().CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Models", "internal", "LlmModels")]
    [InlineData("Models.App", "internal", "LlmModels")]
    [InlineData("Company.Models", "internal", "Models")]
    [InlineData("Company.Models", "public", "LlmModels")]
    public void A_namespace_called_Models_does_not_hide_the_class(string rootNamespace, string visibility, string expected)
    {
        GeneratorTest<ModelsGenerator> test = With($"System.Console.WriteLine({expected}.Smart.Name);");
        test.OutputKind = OutputKind.ConsoleApplication;
        test.BuildProperties["RootNamespace"] = rootNamespace;
        test.BuildProperties["RelayModelsVisibility"] = visibility;

        Assert.Empty(test.Run().CompilerDiagnostics);
    }

    [Fact]
    public void A_referenced_project_with_the_same_namespace_and_the_same_alias_is_no_warning()
    {
        GeneratorTest<ModelsGenerator> library = With("");
        library.BuildProperties["RelayModelsVisibility"] = "public";
        string source = library.Run().Text();
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText(source)],
            [.. TestReferences.Framework, .. RelayReferences.All],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Assert.True(compilation.Emit(image).Success);
        GeneratorTest<ModelsGenerator> test = With("class Use { object M() => (App.LlmModels.Smart, App.Models.Smart); }");
        test.References.Add(MetadataReference.CreateFromImage(image.ToArray()));

        Assert.Empty(test.Run().CompilerDiagnostics);
    }

    [Fact]
    public void Top_level_statements_see_the_class_without_a_using()
    {
        GeneratorTest<ModelsGenerator> test = With("System.Console.WriteLine(Models.Smart.Name + Models.Names.Default);");
        test.OutputKind = OutputKind.ConsoleApplication;

        Assert.Empty(test.Run().CompilerDiagnostics);
    }

    [Fact]
    public void Visibility_is_public_only_if_the_project_says_so()
    {
        GeneratorTest<ModelsGenerator> test = With("");
        Assert.Contains("internal static class Models\n", test.Run().Text());

        test.BuildProperties["RelayModelsVisibility"] = "public";
        Assert.Contains("public static class Models\n", test.Run().Text());
    }

    private static GeneratorTest<ModelsGenerator> With(string program)
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(Models);
        test.ReplaceProgram(program);
        return test;
    }
}
