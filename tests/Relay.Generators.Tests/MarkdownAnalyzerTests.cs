using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Relay.Analyzers;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

public sealed class MarkdownAnalyzerTests
{
    private const string Preset = "---\nname: summary\ndescription: Sums up.\nmetadata:\n  snoai-llmix:\n    common: { provider: openai, model: gpt-4o }\n---\n# Summary\n";

    [Fact]
    public async Task A_preset_is_named_by_its_path_from_the_project_wherever_the_project_lies()
    {
        // By its whole path the preset would be one of the module "app", and its 'module' would differ.
        AnalyzerTest<PresetAnalyzer> test = With(new TestFile("/home/presets/app/summary.mda", Preset.Replace("    common:", "    module: other\n    common:", StringComparison.Ordinal))
        {
            Metadata = new() { ["RelayPreset"] = "explicit" },
        });
        test.BuildProperties["ProjectDir"] = "/home/presets/app/";

        Assert.Empty(await test.GetDiagnosticsAsync());
    }

    [Fact]
    public async Task A_mistake_is_reported_in_the_file()
    {
        AnalyzerTest<PresetAnalyzer> test = With(PresetProject.File("presets/summary.mda", Preset.Replace("openai", "opnai", StringComparison.Ordinal)));

        Diagnostic diagnostic = Assert.Single(await test.GetDiagnosticsAsync());

        Assert.Equal("RLY0201", diagnostic.Id);
        Assert.Equal(5, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task Keys_of_the_project_verify_signatures_and_a_file_without_any_is_reported()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string signed = Preset.Replace(
            "metadata:\n",
            """
            integrity: { algorithm: sha256, digest: "sha256:DIGEST" }
            signatures: [{ signer: "did-web:a", key-id: release, payload-digest: "sha256:DIGEST", algorithm: ecdsa-p256, signature: "AA==" }]
            metadata:

            """,
            StringComparison.Ordinal);
        string digest = Convert.ToHexStringLower(SHA256.HashData(
            "---\n{\"description\":\"Sums up.\",\"metadata\":{\"snoai-llmix\":{\"common\":{\"model\":\"gpt-4o\",\"provider\":\"openai\"}}},\"name\":\"summary\"}\n---\n# Summary\n"u8));
        TestFile preset = PresetProject.File("presets/summary.mda", signed.Replace("DIGEST", digest, StringComparison.Ordinal));

        Assert.Equal(["RLY0515"], await IdsAsync(preset));
        Assert.Equal(["RLY0514"], await IdsAsync(preset, PresetProject.File("keys.pem", "key-id: release\n" + key.ExportSubjectPublicKeyInfoPem(), "keys")));
        Assert.Equal(["RLY0515", "RLY0517"], await IdsAsync(preset, PresetProject.File("keys.pem", "nothing", "keys")));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("true", null, true)]
    [InlineData("true", "false", false)]
    [InlineData(null, "true", true)]
    public async Task A_project_asks_for_signatures_by_a_property_and_by_metadata_of_an_item(string? property, string? metadata, bool isRequired)
    {
        TestFile preset = PresetProject.File("presets/summary.mda", Preset);
        if (metadata is not null)
        {
            preset.Metadata["RequireSignature"] = metadata;
        }

        AnalyzerTest<PresetAnalyzer> test = With(preset);
        if (property is not null)
        {
            test.BuildProperties["RelayRequireSignatures"] = property;
        }

        Assert.Equal(isRequired ? ["RLY0518"] : [], (await test.GetDiagnosticsAsync()).Select(static diagnostic => diagnostic.Id));
    }

    private static async Task<string[]> IdsAsync(params TestFile[] files) =>
        [.. (await With(files).GetDiagnosticsAsync()).Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)];

    private static AnalyzerTest<PresetAnalyzer> With(params TestFile[] files)
    {
        AnalyzerTest<PresetAnalyzer> test = new();
        PresetProject.Configure(test, files);
        test.Sources.Clear();
        return test;
    }
}
