using FsCheck;
using FsCheck.Fluent;

namespace Relay.Presets.Tests;

public sealed class IdentifierNamesTests
{
    [Theory]
    [InlineData("fast-cheap", "FastCheap")]
    [InlineData("fast_cheap", "FastCheap")]
    [InlineData("gpt-4.1", "Gpt4_1")]
    [InlineData("gpt-41", "Gpt41")]
    [InlineData("4o", "_4o")]
    [InlineData("class", "Class")]
    [InlineData("models", "Models_")]
    [InlineData("names", "Names_")]
    [InlineData("to-string", "ToString_")]
    [InlineData("tostring", "Tostring")]
    [InlineData("GetType", "GetType_")]
    [InlineData("finalize", "Finalize_")]
    [InlineData("reference-equals", "ReferenceEquals_")]
    [InlineData("", "_")]
    public void Names_become_identifiers(string name, string identifier) => Assert.Equal(identifier, IdentifierNames.From(name));

    [Fact]
    public void Any_text_becomes_a_valid_identifier() => Prop.ForAll<string>(text =>
    {
        string identifier = IdentifierNames.From(text ?? "");

        Assert.Matches("^[A-Z_][A-Za-z0-9_]*$", identifier);
    }).QuickCheckThrowOnFailure();
}
