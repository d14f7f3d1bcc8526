using Microsoft.CodeAnalysis.Text;

namespace Relay.Generators.Tests;

/// <summary>Pieces that are joined are to the compiler what one text is.</summary>
public sealed class JoinedTextTests
{
    private static readonly string[] s_pieces = ["class A\n{\n", "}", "\n", "// ü 😀\n", "class B { }"];

    [Fact]
    public void Joined_pieces_are_the_same_text_to_the_last_unit_and_line()
    {
        string whole = string.Concat(s_pieces);
        var joined = new JoinedText(new EquatableArray<string>(s_pieces));
        var text = SourceText.From(whole, System.Text.Encoding.UTF8);

        Assert.Equal(whole, joined.ToString());
        Assert.True(joined.ContentEquals(text));
        Assert.Equal(text.GetChecksum().ToArray(), joined.GetChecksum().ToArray());
        Assert.Equal(text.Lines.Select(line => line.Span), joined.Lines.Select(line => line.Span));
        Assert.Equal(whole.ToCharArray(), Enumerable.Range(0, joined.Length).Select(i => joined[i]));
    }

    [Fact]
    public void Every_stretch_of_joined_pieces_is_the_same_stretch_of_the_text()
    {
        string whole = string.Concat(s_pieces);
        var joined = new JoinedText(new EquatableArray<string>(s_pieces));

        for (int start = 0; start <= whole.Length; start++)
        {
            for (int end = start; end <= whole.Length; end++)
            {
                Assert.Equal(whole[start..end], joined.ToString(TextSpan.FromBounds(start, end)));
            }
        }
    }

    [Fact]
    public void Nothing_joined_is_an_empty_text() => Assert.Equal("", new JoinedText(default).ToString());
}
