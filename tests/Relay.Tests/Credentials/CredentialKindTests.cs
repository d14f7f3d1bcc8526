namespace Relay.Tests;

/// <summary>The credentials that the build calls useless are those that no call can be made with.</summary>
public sealed class CredentialKindTests
{
    public static TheoryData<string, CredentialKind> Kinds()
    {
        var kinds = new TheoryData<string, CredentialKind>();
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            foreach (CredentialKind kind in new[] { CredentialKind.AwsProfile, CredentialKind.GcpApplicationDefault, CredentialKind.MicrosoftEntra })
            {
                kinds.Add(provider.Name, kind);
            }
        }

        return kinds;
    }

    /// <summary>No profile and no source of tokens is there, so each call fails, and says whether there could be one.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_call_with_a_credential_of_a_kind_can_be_made_exactly_where_the_build_says_so(string name, CredentialKind kind)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? provider));
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = static variable => variable is "AWS_EC2_METADATA_DISABLED" ? "true" : null });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model(name + "/gemini-2.5-flash", m =>
        {
            m.BaseUrl = "https://localhost:1/v1";
            (m.Region, m.Project, m.Location) = ("us-east-1", "p", "global");
            m.Credential = new CredentialReference(kind, "no-such-profile");
        });

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hi"));

        // Vertex AI asks for its own token whatever the preset says, so there the preset is not followed.
        bool isFollowed = !error.Message.Contains("are not available in this version", StringComparison.Ordinal) && (name != "vertex" || kind == CredentialKind.GcpApplicationDefault);
        Assert.Equal(CredentialKinds.Takes(provider, kind), isFollowed);
        Assert.Equal(CredentialKinds.Takes(provider, kind), CredentialKinds.OwnerOf(kind) == name);
    }
}
