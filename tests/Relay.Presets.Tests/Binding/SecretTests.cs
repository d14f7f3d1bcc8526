namespace Relay.Presets.Tests;

public sealed class SecretTests
{
    private const string Secret = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH";

    /// <summary>A secret at every kind of place of a preset, right and wrong ones.</summary>
    public static TheoryData<string> Places() => new(
        "credential: SECRET",
        "credential: ' SECRET'",
        "credential: ${SECRET}",
        "credential: Bearer SECRET",
        "credential: { type: literal, value: SECRET }",
        "credential: { type: env, var: SECRET }",
        "credential: { type: SECRET }",
        "credential: [SECRET]",
        "credential: { type: literal, value: x, SECRET: y }",
        "api_key: SECRET",
        "SECRET: x",
        "description: SECRET",
        "timeout: SECRET",
        "api_style: SECRET",
        "pricing_profile: SECRET",
        "inherit_from: SECRET",
        "base_url: https://u:SECRET@example.com/v1",
        "base_url: https://example.com/v1?key=SECRET",
        "base_url: SECRET",
        "tags: [SECRET]",
        "tags: { SECRET: 1 }",
        "params: { user: SECRET, SECRET: 1 }",
        "params: { stop: [SECRET], reasoning: SECRET, temperature: SECRET }",
        "params: { extra_body: { a: [{ b: SECRET }] } }",
        "params: { some_unknown_thing: SECRET }",
        "cost: { input_per_1m: SECRET }",
        "capabilities: SECRET");

    [Theory]
    [MemberData(nameof(Places))]
    public void A_secret_appears_in_no_finding_and_in_no_spec(string field)
    {
        PresetCompilation compilation = Presets.CompileModel("target: openai/gpt-4o", field.Replace("SECRET", Secret, StringComparison.Ordinal));

        Assert.NotEmpty(compilation.Findings);
        Assert.All(compilation.Findings, finding =>
        {
            Assert.DoesNotContain("abcdefghij", finding.Message + finding.Suggestion, StringComparison.OrdinalIgnoreCase);
        });
        Assert.DoesNotContain("abcdefghij", Everything(compilation.Spec()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target: SECRET")]
    [InlineData("target: openai/SECRET")]
    [InlineData("target: SECRET/gpt-4o")]
    public void A_secret_in_a_target_appears_in_no_finding_and_in_no_spec(string field)
    {
        PresetCompilation compilation = Presets.CompileModel(field.Replace("SECRET", Secret, StringComparison.Ordinal), "params: { temperature: 1 }");

        compilation.Single(SecurityRules.SecretInPreset);
        Assert.All(compilation.Findings, finding => Assert.DoesNotContain("abcdefghij", finding.Message + finding.Suggestion, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("abcdefghij", Everything(compilation.Spec()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_as_a_name_appears_in_no_finding()
    {
        PresetCompilation compilation = Presets.Compile(
            $"version: 1\nmodels:\n  {Secret}: {{ inherit_from: {Secret} }}\ngroups:\n  {Secret}: {{ members: [{Secret}] }}\n  g: {{ members: [{Secret}x, g] }}");

        Assert.All(compilation.Findings, finding => Assert.DoesNotContain("abcdefghij", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_as_a_name_reaches_no_program()
    {
        PresetCompilation compilation = Presets.Compile(
            $"version: 1\nmodels:\n  {Secret}: {{ target: ollama/x }}\n  m: {{ target: ollama/x }}\ngroups:\n  {Secret}g: {{ members: [m] }}");

        Assert.Equal(["m"], compilation.Model.Aliases.Select(alias => alias.Name));
        Assert.Empty(compilation.Model.Groups);
        Assert.Equal(2, compilation.Findings.Count(finding => finding.Rule == SecurityRules.SecretInPreset));
    }

    [Theory]
    [InlineData("credential: SECRET", "$env.GROQ_API_KEY")]
    [InlineData("credential: { type: literal, value: SECRET }", null)]
    public void A_real_key_is_an_error_with_the_providers_variable_as_the_way_out(string field, string? suggestion)
    {
        PresetCompilation compilation = Presets.CompileModel("target: groq/llama-3.3-70b-versatile", field.Replace("SECRET", Secret, StringComparison.Ordinal));

        Finding finding = compilation.Single(SecurityRules.SecretInPreset);
        Assert.Equal(suggestion, finding.Suggestion);
        Assert.Contains("'credential: $env.GROQ_API_KEY'", finding.Message, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Error, finding.Rule.Severity);
        Assert.Null(compilation.Spec().Credential);
    }

    [Fact]
    public void A_literal_that_is_no_key_is_a_warning_and_kept()
    {
        PresetCompilation compilation = Presets.CompileModel("target: vllm/m", "credential: { type: literal, value: dummy }");

        compilation.Single(SecurityRules.LiteralCredential);
        Assert.Equal("dummy", compilation.Spec().Credential!.RevealSecret());
    }

    [Theory]
    [InlineData("$env.KEY", "KEY")]
    [InlineData("${env:KEY}", "KEY")]
    [InlineData("$env._K2", "_K2")]
    public void The_short_form_names_a_variable(string text, string variable) =>
        Assert.Equal(CredentialReference.Environment(variable), Presets.CompileModel("target: openai/gpt-4o", $"credential: \"{text}\"").Spec().Credential);

    [Theory]
    [InlineData("$env.key", "$env.KEY")]
    [InlineData("$env.2KEY", null)]
    [InlineData("x$env.KEY", null)]
    [InlineData("$env.KEY ", "$env.KEY")]
    [InlineData("${env:KEY", "$env.KEY")]
    [InlineData("$KEY", "$env.KEY")]
    [InlineData("env:OPENAI-KEY", "$env.OPENAI_KEY")]
    [InlineData("hello", null)]
    [InlineData("", null)]
    public void A_text_that_is_nearly_the_short_form_is_an_error_with_a_suggestion(string text, string? suggestion)
    {
        PresetCompilation compilation = Presets.CompileModel("target: openai/gpt-4o", $"credential: \"{text}\"");

        Assert.Equal(suggestion is null ? null : $"\"{suggestion}\"", compilation.Single(SecurityRules.InvalidCredential).Suggestion);
        Assert.Null(compilation.Spec().Credential);
    }

    [Fact]
    public void The_pattern_of_the_short_form_agrees_with_its_reader()
    {
        foreach (string text in (string[])["$env.KEY", "${env:KEY}", "$env.key", "$env.", "${env:}", "${env:KEY", "$env.KEY}", "x$env.KEY", "$env.KÉY", "$env.K2", "$env.2K"])
        {
            Assert.Equal(System.Text.RegularExpressions.Regex.IsMatch(text, CredentialShorthand.Pattern), CredentialShorthand.TryRead(text, out _));
        }
    }

    [Fact]
    public void Nothing_of_the_environment_is_read_while_a_preset_is_compiled()
    {
        CredentialReference? credential = Presets.CompileModel("target: openai/gpt-4o", "credential: $env.PATH").Spec().Credential;

        Assert.Equal(CredentialReference.Environment("PATH"), credential);
        Assert.Null(credential!.RevealSecret());
    }

    [Fact]
    public void A_key_inherited_for_another_provider_is_a_warning()
    {
        PresetCompilation compilation = Presets.Compile(
            "version: 1\nmodels:\n  a: { target: openai/gpt-4o, credential: $env.K }\n  b: { inherit_from: a, target: groq/llama-3.3-70b-versatile }\n  c: { inherit_from: a, target: openai/gpt-4o-mini }");

        Assert.Contains("'b'", compilation.Single(SecurityRules.InheritedCredential).Message, StringComparison.Ordinal);
    }

    private static string Everything(ModelSpec spec) => string.Join(
        '\n',
        [
            spec.ToString(), spec.Credential?.RevealSecret(), spec.Credential?.Name, .. spec.Tags, .. spec.Parameters.Stop,
            .. spec.Parameters.Extra.Select(extra => extra.Name + extra.Json), spec.Parameters.ToString(),
        ]);
}
