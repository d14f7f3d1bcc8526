using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Relay.Generators.Tests;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\"; } } class Injected { //")]
    [InlineData("\\u0022 \\")]
    [InlineData("a\r\nb\tc\0d\u0085e\u2028f\u2029g")]
    [InlineData("größe 日本 🚀 \u202E")]
    [InlineData("lone \uD83D surrogate")]
    [InlineData("{0} {{x}} $\"{y}\" @\"z\"")]
    public void A_text_reads_back_as_it_was_and_stays_one_ascii_token(string text)
    {
        string literal = CSharpLiteral.Of(text);

        Assert.All(literal, static unit => Assert.InRange(unit, ' ', '~'));
        Assert.Equal(text, ValueOf(literal));
    }

    [Theory]
    [InlineData("0.59", "0.59m")]
    [InlineData("0.590", "0.59m")]
    [InlineData("15.00", "15m")]
    [InlineData("100", "100m")]
    [InlineData("0.0", "0m")]
    [InlineData("-0.5", "-0.5m")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001m")]
    public void Equal_amounts_are_written_alike(string amount, string expected)
    {
        Assert.Equal(expected, CSharpLiteral.Of(decimal.Parse(amount, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0)]
    [InlineData(0.30000000000000004)]
    [InlineData(1e-7)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-2.5)]
    public void A_number_reads_back_as_it_was(double number)
    {
        Assert.Equal(number, double.Parse(CSharpLiteral.Of(number), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_whole_number_stays_a_double()
    {
        Assert.Equal("1.0", CSharpLiteral.Of(1.0));
    }

    private static object? ValueOf(string literal)
    {
        LiteralExpressionSyntax expression = Assert.IsType<LiteralExpressionSyntax>(SyntaxFactory.ParseExpression(literal));
        Assert.Equal(literal, expression.ToFullString());
        return expression.Token.Value;
    }
}
