using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Relay.Generators;
using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

/// <summary>A project with presets whose C# is looked at.</summary>
internal static class UseProject
{
    public const string Folder = "/home/someone/app/";

    public const string PresetPath = Folder + "presets/models.yaml";

    /// <summary>What every model is known to have or not stands in the preset, so that no test depends on the catalog of the day.</summary>
    public const string Preset = """
        version: 1
        models:
          smart:
            target: openai/gpt-4o
            credential: $env.OPENAI_API_KEY
            capabilities: { tools: true, vision: true, documents: true, audio_input: true, structured_output: true, thinking: false, context_window: 128000, max_output: 16384 }
          plain:
            target: groq/llama-3.3-70b-versatile
            credential: $env.GROQ_API_KEY
            capabilities: { tools: false, vision: false, documents: false, audio_input: false, video_input: false, structured_output: false, json_mode: false, context_window: 8192, max_output: 4096 }
          thinker:
            target: openai/gpt-5
            credential: $env.OPENAI_API_KEY
            capabilities: { tools: true, structured_output: true, thinking: true }
          silent:
            target: vllm/something-of-our-own
            base_url: http://localhost:8000/v1
            allow_private_hosts: true
        groups:
          default: { members: [smart, plain] }
          able: { members: [smart, thinker] }
          poor: { members: [plain] }

        """;

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using Relay;
        using App;

        """;

    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        TestReferences.AssemblyOf<ModelSpec>(),
        TestReferences.AssemblyOf<ModelAlias>(),
        TestReferences.AssemblyOf<IChatClient>(),
        TestReferences.AssemblyOf<IServiceCollection>(),
        TestReferences.AssemblyOf<ServiceProvider>(),
    ];

    /// <summary>The body of a method that has a prompt, messages, a tool, services and some clients.</summary>
    public static AnalyzerTest<UseAnalyzer> Method(string body, string preset = Preset) => Members($$"""
        static async Task M(string prompt, IList<ChatMessage> messages, AITool tool, IServiceProvider services, byte[] bytes)
        {
            await Task.Yield();
        {{body}}
        }
        """, preset);

    /// <summary>The members of a class.</summary>
    public static AnalyzerTest<UseAnalyzer> Members(string members, string preset = Preset) => File("class Program\n{\n" + members + "\n}\n", preset);

    /// <summary>A whole file after the usings.</summary>
    public static AnalyzerTest<UseAnalyzer> File(string text, string preset = Preset)
    {
        AnalyzerTest<UseAnalyzer> test = new();
        Configure(test, text, preset);
        return test;
    }

    /// <summary>A fix for what is found in the body of a method.</summary>
    public static CodeFixTest<UseAnalyzer, TFix> Fix<TFix>(string body, string preset = Preset, string presetPath = PresetPath)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        CodeFixTest<UseAnalyzer, TFix> test = new();
        Configure(test, "class Program { static async Task M(string prompt, AITool tool, byte[] bytes) { await Task.Yield();\n" + body + "\n} }", preset, presetPath);
        return test;
    }

    /// <summary>The part of a fixed program that a test gave.</summary>
    public static string Body(string program)
    {
        const string Start = "await Task.Yield();\n";
        return program[(program.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..^"\n} }".Length];
    }

    private static void Configure(AnalyzerTest<UseAnalyzer> test, string text, string preset, string presetPath = PresetPath)
    {
        test.LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13;
        test.MustCompile = true;
        test.Sources.Add((Folder + "Program.cs", Usings + text));
        test.AdditionalFiles.Add(new TestFile(presetPath, preset) { Metadata = { ["RelayPreset"] = "default" } });
        test.BuildProperties["RootNamespace"] = "App";
        test.BuildProperties["ProjectDir"] = Folder;
        test.References.AddRange(References);
        test.Generators.Add(new ModelsGenerator());
    }
}
