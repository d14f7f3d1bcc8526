using Relay.Presets;

namespace Relay.Generators.Tests;

/// <summary>Models made by hand.</summary>
internal static class SampleModel
{
    public static PresetModel Of(params AliasModel[] aliases) => new(new(aliases), default);

    public static AliasModel Alias(string name, string provider = "groq", string model = "llama-3.3-70b-versatile") =>
        new(new ModelSpec(name, provider, model), "presets/models.yaml");

    /// <summary>The alias and the group of the first page of the documentation.</summary>
    public static PresetModel Typical { get; } = new(
        new(
            new AliasModel(
                new ModelSpec("fast-cheap", "groq", "llama-3.3-70b-versatile")
                {
                    Credential = CredentialReference.Environment("GROQ_API_KEY"),
                    Parameters = new ModelParameters { Temperature = 0.2, MaxTokens = 4096 },
                    Capabilities = default(ModelCapabilities).With(Capability.Tools, Support.Yes).With(Capability.Vision, Support.No),
                    ContextWindow = 131072,
                    MaxOutput = 32768,
                    Prices = new ModelPrices(new TokenRates { Input = 0.590m, Output = 0.79m }) { Date = "2026-11-01" },
                },
                "presets/models.yaml")
            {
                Description = "Fast answers & cheap ones.",
            },
            Alias("smart", "anthropic", "claude-sonnet-4-5")),
        new(new GroupModel(
            new GroupSpec("default", GroupStrategy.Fallback) { Members = new(new GroupMember("smart"), new GroupMember("fast-cheap") { Weight = 2.5, When = "{\"a\":1}" }) },
            "presets/models.yaml")));
}
