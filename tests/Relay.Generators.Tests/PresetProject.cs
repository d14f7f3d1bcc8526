using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

/// <summary>A project with presets, as the build hands it to the compiler.</summary>
internal static class PresetProject
{
    public const string Folder = "/home/someone/app/";

    public const string Typical = """
        version: 1
        models:
          fast-cheap:
            target: groq/llama-3.3-70b-versatile
            credential: $env.GROQ_API_KEY
            params: { temperature: 0.25, max_tokens: 4096 }
          smart:
            target: openai/gpt-4o
            credential: $env.OPENAI_API_KEY
        groups:
          default: { members: [smart, fast-cheap] }

        """;

    public const string Program = "namespace App { class Program { static object M() => (Models.Smart.Spec, Models.FastCheap, Models.Default, Models.Names.Smart); } }";

    public static TestFile File(string path, string text, string? origin = "default") =>
        new(Folder + path, text) { Metadata = origin is null ? [] : new() { ["RelayPreset"] = origin } };

    public static GeneratorTest<ModelsGenerator> With(params TestFile[] files)
    {
        GeneratorTest<ModelsGenerator> test = new() { StepNames = StepNames.All };
        Configure(test, files);
        return test;
    }

    public static void Configure(RoslynTest test, params TestFile[] files)
    {
        test.Sources.Add((Folder + "Program.cs", Program));
        test.AdditionalFiles.AddRange(files);
        test.BuildProperties["RootNamespace"] = "App";
        test.BuildProperties["ProjectDir"] = Folder;
        test.References.AddRange(RelayReferences.All);
    }

    public static void Replace(this RoslynTest test, TestFile file)
    {
        test.AdditionalFiles.RemoveAll(other => other.Path == file.Path);
        test.AdditionalFiles.Add(file);
    }

    public static void ReplaceProgram(this RoslynTest test, string text)
    {
        test.Sources.RemoveAll(static source => source.Path == Folder + "Program.cs");
        test.Sources.Add((Folder + "Program.cs", text));
    }

    public static string Text(this GeneratorRun<ModelsGenerator> run) => run.Generated[ModelsGenerator.HintName];
}
