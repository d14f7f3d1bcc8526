using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Relay.Presets;
using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

/// <summary>What the pages of the rules show is true: a line that names a rule gets it, and no other line gets any.</summary>
public sealed partial class RulePageTests
{
    private const string Preset = """
        version: 1
        models:
          smart: { target: openai/gpt-4o, credential: $env.KEY }
          second: { target: openai/gpt-4.1, credential: $env.KEY }
          old: { target: openai/gpt-3.5-turbo, credential: $env.KEY }
          thinker: { target: openai/gpt-5, credential: $env.KEY }
          fast: { target: groq/llama-3.3-70b-versatile, credential: $env.KEY }
          compound: { target: groq/groq/compound, credential: $env.KEY }
          small: { target: openai/gpt-4, credential: $env.KEY }
          large: { target: openai/gpt-4.1, credential: $env.KEY }
        groups:
          default: { members: [smart, compound] }

        """;

    public static TheoryData<string> Ids() => new(FindingRules.All.Select(static rule => rule.Id).Where(static id => id.StartsWith("RLY07", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_example_of_a_page_is_found_fault_with_where_it_says_so(string id)
    {
        string example = FindingRules.Find(id)!.Example!;
        Assert.Contains("// " + id, example, StringComparison.Ordinal);
        foreach (Match block in Block().Matches(example))
        {
            string code = block.Groups["code"].Value.Replace("\"…\"", $"\"{new string('a', 200_000)}\"", StringComparison.Ordinal);
            bool isType = code.Contains("class ", StringComparison.Ordinal);

            // Each line by itself: an example and its mend declare the same variables.
            string shared = string.Join('\n', code.Split('\n').Where(static line => line.StartsWith("const ", StringComparison.Ordinal) || line.StartsWith("ChatMessage question", StringComparison.Ordinal)));
            foreach (string line in code.Split('\n').Where(line => line.Trim().Length > 0 && !shared.Contains(line, StringComparison.Ordinal)))
            {
                AnalyzerTest<UseAnalyzer> test = isType
                    ? UseProject.File(line, Preset)
                    : UseProject.File($"record Invoice(int Number);\nclass Program {{ static async Task M(string prompt, AITool weather, Uri photo) {{ await Task.Yield(); {shared}\n{line}\n }} }}", Preset);

                IReadOnlyList<Diagnostic> reported = await test.GetDiagnosticsAsync();

                Assert.Equal(line.Contains("// RLY", StringComparison.Ordinal) ? [id] : [], reported.Select(static diagnostic => diagnostic.Id));
            }
        }
    }

    [GeneratedRegex("```cs\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
