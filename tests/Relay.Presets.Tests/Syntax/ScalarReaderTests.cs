namespace Relay.Presets.Tests;

public sealed class ScalarReaderTests
{
    private static ScalarNode Plain(string text) => new(default, text, ScalarStyle.Plain);

    [Theory]
    [InlineData("", ScalarKind.Null)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("Null", ScalarKind.Null)]
    [InlineData("NULL", ScalarKind.Null)]
    [InlineData("nULL", ScalarKind.Text)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("FALSE", ScalarKind.Boolean)]
    [InlineData("tRUE", ScalarKind.Text)]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("0", ScalarKind.Integer)]
    [InlineData("-12", ScalarKind.Integer)]
    [InlineData("+12", ScalarKind.Integer)]
    [InlineData("007", ScalarKind.Integer)]
    [InlineData("0o17", ScalarKind.Integer)]
    [InlineData("0o18", ScalarKind.Text)]
    [InlineData("0xFf", ScalarKind.Integer)]
    [InlineData("-0xFF", ScalarKind.Text)]
    [InlineData("0x", ScalarKind.Text)]
    [InlineData("1_000", ScalarKind.Text)]
    [InlineData("1,000", ScalarKind.Text)]
    [InlineData("1 ", ScalarKind.Text)]
    [InlineData("٣", ScalarKind.Text)]
    [InlineData("1.", ScalarKind.Float)]
    [InlineData(".5", ScalarKind.Float)]
    [InlineData("-.5e-3", ScalarKind.Float)]
    [InlineData("1e3", ScalarKind.Float)]
    [InlineData("1e", ScalarKind.Text)]
    [InlineData("1e+", ScalarKind.Text)]
    [InlineData(".", ScalarKind.Text)]
    [InlineData("-", ScalarKind.Text)]
    [InlineData(".e3", ScalarKind.Text)]
    [InlineData("1.2.3", ScalarKind.Text)]
    [InlineData(".inf", ScalarKind.Float)]
    [InlineData("-.INF", ScalarKind.Float)]
    [InlineData(".nan", ScalarKind.Float)]
    [InlineData("-.nan", ScalarKind.Text)]
    public void A_plain_scalar_is_what_the_core_schema_says(string text, object kind) =>
        Assert.Equal(kind, ScalarReader.Classify(Plain(text)));

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0x7FFFFFFFFFFFFFFF", long.MaxValue)]
    [InlineData("0o777777777777777777777", long.MaxValue)]
    [InlineData("0x0000000000000000000010", 16)]
    [InlineData("0o17", 15)]
    [InlineData("+5", 5)]
    [InlineData("010", 10)]
    public void Integers_are_read_up_to_64_bits(string text, long expected)
    {
        Assert.True(ScalarReader.TryReadInteger(Plain(text), out long value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("0x8000000000000000")]
    [InlineData("0o1000000000000000000000")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("")]
    [InlineData("12a")]
    public void What_is_no_64_bit_integer_is_refused(string text)
    {
        Assert.False(ScalarReader.TryReadInteger(Plain(text), out long value));
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData("0.15", "0.15")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("2.5E-6", "0.0000025")]
    [InlineData("-0x10", null)]
    [InlineData("0x10", "16")]
    [InlineData("0e999999", "0")]
    [InlineData("1e29", null)]
    [InlineData("1e-40", null)]
    [InlineData("1e99999999999999999999", null)]
    [InlineData(".inf", null)]
    [InlineData(".nan", null)]
    [InlineData("0,15", null)]
    public void Decimals_are_exact_or_refused(string text, string? expected)
    {
        bool read = ScalarReader.TryReadDecimal(Plain(text), out decimal value);
        Assert.Equal(expected is not null, read);
        Assert.Equal(expected is null ? 0 : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("0.7", 0.7)]
    [InlineData("1e308", 1e308)]
    [InlineData("-1", -1.0)]
    [InlineData("0o10", 8.0)]
    public void Doubles_are_read_when_finite(string text, double expected)
    {
        Assert.True(ScalarReader.TryReadDouble(Plain(text), out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-.inf")]
    [InlineData(".NaN")]
    [InlineData("one")]
    public void Doubles_that_are_not_finite_are_refused(string text)
    {
        Assert.False(ScalarReader.TryReadDouble(Plain(text), out double value));
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("")]
    [InlineData("null")]
    public void Quoted_and_block_scalars_are_always_text(string text)
    {
        Assert.Equal(ScalarKind.Text, ScalarReader.Classify(new ScalarNode(default, text, ScalarStyle.Quoted)));
        Assert.Equal(ScalarKind.Text, ScalarReader.Classify(new ScalarNode(default, text, ScalarStyle.Block)));
    }

    [Fact]
    public void Booleans_are_true_and_false_only()
    {
        Assert.True(ScalarReader.TryReadBoolean(Plain("TRUE"), out bool yes) && yes);
        Assert.True(ScalarReader.TryReadBoolean(Plain("False"), out bool no) && !no);
        Assert.False(ScalarReader.TryReadBoolean(Plain("on"), out _));
        Assert.False(ScalarReader.TryReadBoolean(new ScalarNode(default, "true", ScalarStyle.Quoted), out _));
    }
}
