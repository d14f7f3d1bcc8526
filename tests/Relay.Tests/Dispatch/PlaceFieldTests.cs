namespace Relay.Tests;

/// <summary>What the build says about fields that have no effect is what calls do.</summary>
public sealed class PlaceFieldTests
{
    public static TheoryData<string, string> Fields()
    {
        var fields = new TheoryData<string, string>();
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            foreach (string field in PlaceFields.All)
            {
                fields.Add(provider.Name, field);
            }
        }

        return fields;
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_changes_where_calls_go_exactly_where_the_build_does_not_call_it_idle(string name, string field)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? provider));
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = static variable => variable is "AWS_REGION" ? "us-west-2" : variable is "GOOGLE_CLOUD_PROJECT" ? "p" : null });
        ModelSpec spec = new ModelSpec("a", name, "m") { BaseUrl = provider.BaseUrl is null && provider.Wire is not (WireProtocol.Vertex or WireProtocol.BedrockConverse) ? "https://host.example" : null };
        ModelSpec changed = field switch
        {
            "region" => spec with { Region = "eu-west-1" },
            "project" => spec with { Project = "other" },
            "location" => spec with { Location = "europe-west4" },
            "deployment" => spec with { Deployment = "other" },
            _ => spec with { ApiVersion = "2025-01-01" },
        };

        Uri before = HttpRoute.Create(runtime, spec, provider, source: null).ChatAddress, after = HttpRoute.Create(runtime, changed, provider, source: null).ChatAddress;

        Assert.Equal(PlaceFields.Has(provider, field), before != after);
    }

    [Theory]
    [InlineData("vertex", "region", "location")]
    [InlineData("bedrock", "location", "region")]
    [InlineData("openai", "region", null)]
    public void Two_clouds_have_the_same_under_other_names(string name, string field, string? own)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? provider));

        Assert.Equal(own, PlaceFields.InTheWordsOf(provider, field));
    }
}
