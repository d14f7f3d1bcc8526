using Microsoft.CodeAnalysis.Text;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

public sealed class MarkupTests
{
    [Fact]
    public void Marks_are_taken_out_and_remembered()
    {
        Markup markup = Markup.Parse("a {|RLY0201:b [|c|] d|} { e: [f] }");

        Assert.Equal("a b c d { e: [f] }", markup.Text);
        Assert.Equal([(null, new TextSpan(4, 1)), ("RLY0201", new TextSpan(2, 5))], markup.Spans);
    }

    [Theory]
    [InlineData("[|a")]
    [InlineData("a|]")]
    [InlineData("{|X:a|]")]
    public void A_mark_that_is_not_closed_as_it_was_opened_is_an_error_of_the_test(string text)
    {
        Assert.Throws<TestKitException>(() => Markup.Parse(text));
    }
}
