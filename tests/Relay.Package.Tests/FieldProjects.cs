using static Relay.Tests.FieldProject;

namespace Relay.Tests;

/// <summary>Set-ups that projects have in the field.</summary>
internal static class FieldProjects
{
    private const string Bad = "version: 1\nmodels:\n  x: { target: opnai/a }\n";
    private const string Library = "<OutputType>Library</OutputType>";
    private const string AcmeRoot = "<RootNamespace>Acme</RootNamespace>";

    public static readonly FieldProject[] All =
    [
        Runs("parent/App/App.csproj", Csproj("<RelayPreset Include=\"../shared/llm.yaml\" Link=\"presets/llm.yaml\" /><RelayPreset Include=\".\\config\\extra.yaml\" /><RelayPreset Remove=\"presets/old.yaml\" />"),
            ("../shared/llm.yaml", Preset), ("presets/old.yaml", Bad), ("config/extra.yaml", "version: 1\nmodels:\n  more: { target: openai/gpt-4o }\n")),
        Runs("parent/Other/Other.csproj", Csproj("<RelayPreset Include=\"$(MSBuildThisFileDirectory)../shared/llm.yaml\" />")),
        Runs("by-hand/Content/App.csproj", Csproj("<Content Include=\"presets/**\" CopyToOutputDirectory=\"PreserveNewest\" /><RelayPreset Remove=\"presets/bad.yaml;presets/other.json\" />"),
            ("presets/models.yaml", Preset), ("presets/bad.yaml", Bad), ("presets/other.json", "{ // c\n \"a\": 1 }")),
        Runs("by-hand/Remove/App.csproj", Csproj("<RelayPreset Include=\"presets/*.yaml\" Exclude=\"presets/bad.yaml\" />", "<EnableDefaultRelayPresetItems>false</EnableDefaultRelayPresetItems>"),
            ("presets/models.yaml", Preset), ("presets/bad.yaml", Bad)),
        new("by-hand/Include/App.csproj", "RLY0201", ("App.csproj", Csproj("<AdditionalFiles Include=\"presets/**/*\" />")), ("Program.cs", Program), ("presets/models.yaml", Preset), ("presets/bad.yaml", Bad)),

        // Files of other tools, in a project that has Relay only because another one has.
        new("unrelated/Lib/Lib.csproj", "", ("Lib.csproj", Csproj("", Library)), ("C.cs", "public class C { }")),
        new("unrelated/App/App.csproj", "",
            ("App.csproj", Csproj("<ProjectReference Include=\"../Lib/Lib.csproj\" />", package: false)),
            ("Program.cs", "Console.WriteLine(\"runs\");"),
            ("presets/broken.json", "[1, 2"),
            ("presets/cameras.json", """{"version": 2, "models": ["a","b"], "cameras": {} }"""),
            ("presets/empty.json", ""),
            ("presets/empty.yaml", ""),
            ("presets/eq/rock.json", "// presets of the equalizer\n{ \"name\": \"rock\", \"bands\": [1, 2, 3,], }"),
            ("presets/lights.json", """{"version": "1.0", "groups": [{"id": 1}] }"""),
            ("presets/list.json", """[{"name":"Default"},{"name":"Loud"}]"""),
            ("presets/maps.json", """{"version": 4, "providers": {"maps": {"url": "x"}} }"""),
            ("presets/first.json", """{"version": 1, "models": {"car": {"wheels": 4}}, "groups": {"finance": {"owner": "x"}} }"""),
            ("presets/multi.yaml", "- &x {a: 1}\n- *x\n---\nsecond: doc\n"),
            ("presets/single.json", "{'a': 'b'}"),
            ("presets/tabs.yaml", "a: 1\n\tb: 2\n"),
            ("presets/tagged.yml", "!vault |\n  abc\n"),
            ("presets/template.yaml", "name: {{ app_name }}\nvalue: {% if x %}1{% endif %}\n"),
            ("presets/thing.mda", "# Note\n\nplain markdown application\n"),
            ("presets/versioned.json", """{"version": 3, "presets": [ {"models": 1} ] }"""),
            ("models.yml", "version: 2\n\nmodels:\n  - name: customers\n    columns:\n      - name: id\n        tests: [unique]\ngroups:\n  - name: finance\n    owner: { name: Finance }\n")) { Prints = "runs" },

        Runs("case/Presets_/App.csproj", Csproj(), ("Presets/models.yaml", Preset)),
        Runs("case/PRESETS_yml/App.csproj", Csproj(), ("PRESETS/models.yml", Preset)),
        Runs("case/Models_yaml/App.csproj", Csproj(), ("Models.yaml", Preset)),
        Runs("case/Models_yml/App.csproj", Csproj(), ("MODELS.YML", Preset)),
        Runs("case/presets_YAML/App.csproj", Csproj(), ("presets/Models.YAML", Preset)),
        Runs("case/Relay_Yaml/App.csproj", Csproj(), ("app.Relay.Yaml", Preset)),

        // A project's own names stay its own.
        new("names/Grpc/App.csproj", "",
            ("App.csproj", Csproj()),
            ("Grpc.cs", "namespace Grpc.Core { public readonly struct CallOptions(DateTime? deadline) { public DateTime? Deadline => deadline; } }"),
            ("Program.cs", "using Grpc.Core;\nCallOptions options = new CallOptions(deadline: DateTime.UtcNow);\nCost cost = new(1);\nConsole.WriteLine($\"{options.Deadline is not null} {cost.Euro}\");\n"),
            ("Shop.cs", "global using Shop;\nnamespace Shop { public sealed record Cost(decimal Euro); public enum Lane { Fast } }"),
            ("presets/models.yaml", Preset)) { Prints = "True 1" },
        Runs("names/Console/Console.csproj", Csproj(), ("presets/models.yaml", Preset)),
        Runs("names/Path/Path.csproj", Csproj(), ("presets/models.yaml", Preset)),
        Runs("names/File/File.csproj", Csproj(), ("presets/models.yaml", Preset)),
        new("names/Mvc/App.csproj", "",
            ("App.csproj", Csproj()),
            ("Models/Error.cs", "namespace App.Models; public sealed record Error(string Text);"),
            ("Program.cs", "using Microsoft.Extensions.DependencyInjection;\nusing Relay;\nnew ServiceCollection().AddRelay().AddLlmModels();\nConsole.WriteLine(LlmModels.Smart.Name);"),
            ("presets/models.yaml", Preset)) { Prints = "smart" },

        // Two assemblies with presets.
        new("two/Lib/Acme.Lib.csproj", "",
            ("Acme.Lib.csproj", Csproj("", Library + "<RelayModelsVisibility>public</RelayModelsVisibility><GenerateDocumentationFile>true</GenerateDocumentationFile>")),
            ("Answers.cs", """
                namespace Acme.Lib;
                /// <summary>Asks.</summary>
                public static class Answers
                {
                    /// <summary>By name.</summary>
                    public static string ByName() => Relay.RelayRuntime.Get("smart").Spec.Target;
                    /// <summary>By class.</summary>
                    public static string ByClass() => Models.Smart.Spec.Target;
                }
                """),
            ("presets/models.yaml", Preset)),
        new("two/App/App.csproj", "",
            ("App.csproj", Csproj("<ProjectReference Include=\"../Lib/Acme.Lib.csproj\" />")),
            ("Program.cs", """
                using Acme.Lib;
                using Microsoft.Extensions.DependencyInjection;
                using Relay;
                ServiceCollection services = new();
                services.AddRelay().AddModels();
                Console.WriteLine(string.Join(' ', Models.Smart.Spec.Target, RelayRuntime.Get("smart").Spec.Target, Answers.ByClass(), Answers.ByName()));
                """),
            ("presets/models.yaml", Preset.Replace("gpt-4o-mini", "gpt-4o", StringComparison.Ordinal)))
            { Prints = "openai/gpt-4o openai/gpt-4o openai/gpt-4o-mini openai/gpt-4o-mini" },
        new("ivt/App/App.csproj", "",
            ("App.csproj", Csproj("<InternalsVisibleTo Include=\"App.Tests\" />", Library + AcmeRoot)),
            ("Assistant.cs", """
                using Microsoft.Extensions.DependencyInjection;
                using Relay;
                namespace Acme;
                public static class Wiring { public static IServiceCollection AddApp(this IServiceCollection s) { s.AddRelay().AddModels(); return s; } public static string Target => Models.Smart.Name; }
                internal sealed class Assistant(SmartModel smart) { public string Name => smart.Spec.Target; }
                """),
            ("presets/models.yaml", Preset)),
        new("ivt/App.Tests/App.Tests.csproj", "",
            ("App.Tests.csproj", Csproj("<ProjectReference Include=\"../App/App.csproj\" />", AcmeRoot)),
            ("Program.cs", """
                using Acme;
                using Microsoft.Extensions.DependencyInjection;
                using Relay;
                ServiceCollection services = new();
                services.AddRelay().AddModels().AddLlmModels();
                SmartModel m = Models.Smart;
                Console.WriteLine(new Assistant(m).Name + " " + LlmModels.Smart.Spec.Target);
                """),
            ("presets/models.yaml", Preset.Replace("gpt-4o-mini", "gpt-4o", StringComparison.Ordinal))) { Prints = "openai/gpt-4o-mini openai/gpt-4o" },

        // What leads nowhere is said beside the compiler's error.
        new("nowhere/Config/App.csproj", "CS0103, RLY0905", ("App.csproj", Csproj()), ("Program.cs", "Console.WriteLine(Models.Smart.Name);"), ("config/llm.yaml", Preset)),
        new("nowhere/Nested/App.csproj", "CS0234, RLY0905",
            ("App.csproj", Csproj("", AcmeRoot)),
            ("Ask.cs", "namespace Acme.Features.Models { public class Dto; }\nnamespace Acme.Features { public static class Ask { public static string Name => Models.Smart.Name; } }"),
            ("Program.cs", "Console.WriteLine(Acme.Features.Ask.Name);"),
            ("presets/models.yaml", Preset)),
        new("nowhere/Visibility/App.csproj", "CS0122, RLY0905",
            ("App.csproj", Csproj("<ProjectReference Include=\"../Lib/Lib.csproj\" />", package: false)), ("Program.cs", "Console.WriteLine(Lib.Models.Smart.Name);")),
        new("nowhere/Lib/Lib.csproj", "", ("Lib.csproj", Csproj("", Library)), ("presets/models.yaml", Preset)),

        // Older languages and frameworks.
        Runs("versions/CSharp10/App.csproj", Csproj("", "<LangVersion>10</LangVersion>"), ("presets/models.yaml", Preset)),
        new("versions/CSharp9/App.csproj", "RLY0903",
            ("App.csproj", Csproj("", "<LangVersion>9</LangVersion><ImplicitUsings>disable</ImplicitUsings>")), ("Program.cs", "System.Console.WriteLine(App.Models.Smart.Name);"), ("presets/models.yaml", Preset)),
        new("versions/Standard/App.csproj", "RLY0904",
            ("App.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><LangVersion>latest</LangVersion></PropertyGroup><ItemGroup><PackageReference Include=\"Relay\" Version=\"{PackageFeed.Version}\" /></ItemGroup></Project>"),
            ("C.cs", "public class C { public string N => App.Models.Smart.Name; }"), ("presets/models.yaml", Preset)),
    ];

    private static FieldProject Runs(string name, string project, params (string Path, string Text)[] files) =>
        new(name, "", [(Path.GetFileName(name), project), ("Program.cs", Program), .. files]) { Prints = Printed };
}
