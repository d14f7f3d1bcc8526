using System.Globalization;
using System.Text;

namespace Relay.Hostile.Tests.Presets;

/// <summary>Presets that stopped the compiler once, in any size: one line of text for each of a number of things.</summary>
internal static class PresetGrowth
{
    private const string Start = "version: 1\nmodels:\n";

    /// <summary>All of them by what is tried.</summary>
    public static IReadOnlyDictionary<string, Func<int, string>> All { get; } = new Dictionary<string, Func<int, string>>
    {
        ["comments that begin like a suppression"] = static n => Lines(n, static _ => "# relay:") + Start + "  a: { target: groq/x }\n",
        ["suppressions, and as many findings"] = static n => Start + Lines(n, static i => $"  m{i}: {{ target: groq/x{i} }} # relay: disable RLY0202 -- private"),
        ["suppressions of the whole file"] = static n => Lines(n, static _ => "# relay: disable-file RLY0202 -- private") + Start + Lines(n, static i => $"  m{i}: {{ target: groq/x{i} }}"),
        ["marks of comments on one line"] = static n => Start + "  a: { target: groq/x } " + Repeated(n, "# relay: ") + "\n",
        ["members that do not exist"] = static n => Start + Lines(n, static i => $"  model-number-{i}: {{ target: groq/x }}") + "groups:\n  g:\n    members:\n" + Lines(n, static i => $"      - modle-nubmer-{i}x"),
        ["parents that do not exist"] = static n => Start + Lines(n, static i => $"  model-number-{i}: {{ inherit_from: modle-nubmer-{i}x }}"),
        ["providers that do not exist"] = static n =>
            "version: 1\nproviders:\n" + Lines(n, static i => $"  provider{i}: {{ wire: openai-chat, base_url: https://x.example/v1, auth: none }}")
            + "models:\n" + Lines(n, static i => $"  a{i}: {{ target: provdier{i}x/m }}"),
        ["profiles that do not exist"] = static n => Start + Lines(n, static i => $"  a{i}: {{ target: groq/x, pricing_profile: profiel{i}x }}") + "pricing_profiles:\n" + Lines(n, static i => $"  profile{i}: {{ input_multiplier: 2 }}"),
        ["a chain of groups"] = static n => Start + "  m: { target: groq/x }\ngroups:\n  g0: { members: [m, m2] }\n" + Lines(n, static i => $"  g{i + 1}: {{ members: [g{i}, m] }}"),
        ["a chain of groups that each close a circle"] = static n => Start + "  m: { target: groq/x }\ngroups:\n" + Lines(n, i => $"  g{i}: {{ members: [g{(i + 1) % n}, g0] }}"),
        ["a chain of parents"] = static n => Start + "  a0: { target: groq/x }\n" + Lines(n, static i => $"  a{i + 1}: {{ inherit_from: a{i} }}"),
        ["a circle of parents"] = static n => Start + Lines(n, i => $"  a{i}: {{ target: groq/x, inherit_from: a{(i + 1) % n} }}"),
        ["a wide parent"] = static n => Start + "  base:\n    target: groq/x\n    params:\n      extra_body:\n" + Lines(n, static i => $"        key{i}: {i}") + Lines(n, static i => $"  a{i}: {{ inherit_from: base, params: {{ extra_body: {{ other: {i} }} }} }}"),
        ["a long parent"] = static n => Start + "  base: { target: groq/x, params: { stop: [\"" + new string('x', 20 * n) + "\"] } }\n" + Lines(n, static i => $"  a{i}: {{ inherit_from: base }}"),
        ["names that differ in separators alone"] = static n => Start + Lines(n, static i => $"  x{Separators(i)}y: {{ target: groq/x }}"),
        ["unknown fields"] = static n => Start + "  a:\n    target: groq/x\n" + Lines(n, static i => $"    tragte{i}: 1"),
        ["unknown parameters"] = static n => Start + "  a:\n    target: groq/x\n    params:\n" + Lines(n, static i => $"      temprature{i}: 1"),
        ["models that the catalog does not list"] = static n => Start + Lines(n, static i => $"  a{i}: {{ target: openai/gpt-{i}-mini }}"),
        ["the same key again and again"] = static n => Start + Lines(n, static _ => "  a: { target: groq/x }"),
        ["aliases with nothing wrong"] = static n => Start + Lines(n, static i => $"  alias-{i}: {{ target: openai/gpt-4o, params: {{ temperature: 0.5 }} }}"),
    };

    /// <summary>A list of lines.</summary>
    public static string Lines(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append(line(i)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A text again and again.</summary>
    public static string Repeated(int count, string text) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    // As binary digits: every number another run of hyphens and underscores.
    private static string Separators(int number) => Convert.ToString(number + 1, 2).Replace('0', '-').Replace('1', '_').ToString(CultureInfo.InvariantCulture);
}
