using Relay.Presets;

namespace Relay.Generators.Tests;

/// <summary>Models and groups that say a text in every place where a preset may say one.</summary>
internal static class NastyModels
{
    public static AliasModel Alias(string name, string text) => new(
        new ModelSpec(name, text, text)
        {
            BaseUrl = text,
            Parameters = new ModelParameters { Stop = new(text), Extra = new(new ExtraParameter(text, text)), ReasoningEffort = text },
            Tags = new(text),
            Credential = CredentialReference.Environment(text),
            Prices = new ModelPrices(new TokenRates { Input = 1m }) { Date = text },
        },
        text)
    {
        Description = text,
        DeprecationDate = text,
    };

    public static GroupSpec Group(string name, string text) => new(name, GroupStrategy.Weighted) { Members = new(new GroupMember(text) { When = text }) };
}
