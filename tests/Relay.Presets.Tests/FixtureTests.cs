using Relay.PresetFixtures;

namespace Relay.Presets.Tests;

/// <summary>Fixtures say what is found in them; RELAY_UPDATE=1 writes that. Review what it wrote.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> All() => new(PresetFixtureFolder.All);

    public static TheoryData<string> Valid() => new(PresetFixtureFolder.In("valid"));

    public static TheoryData<string> Invalid() => new(PresetFixtureFolder.In("invalid"));

    [Theory]
    [MemberData(nameof(All))]
    public void A_preset_has_the_findings_it_says(string name)
    {
        var fixture = PresetFixture.Load(name);

        ExpectedFinding[] found = [.. fixture.Compile().Findings.Select(ExpectedFinding.Of)];

        if (Repository.IsUpdate)
        {
            fixture.Save(found);
            return;
        }

        Assert.Equal(fixture.Expected, found);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_preset_has_no_error(string name) =>
        Assert.DoesNotContain(PresetFixture.Load(name).Expected, expected => FindingRules.Find(expected.Id)!.Severity == FindingSeverity.Error);

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_preset_expects_something(string name) => Assert.NotEmpty(PresetFixture.Load(name).Expected);
}
