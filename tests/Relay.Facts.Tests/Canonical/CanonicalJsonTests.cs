using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Relay.Facts.Tests;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.7, "0.7")]
    [InlineData(1e-5, "0.00001")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1.25e21, "1.25e+21")]
    [InlineData(9007199254740993.0, "9007199254740992")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(333333333.33333329, "333333333.3333333")]
    [InlineData(2.2250738585072014e-308, "2.2250738585072014e-308")]
    public void A_number_is_written_as_ECMAScript_writes_it(double value, string expected) => Assert.Equal(expected, CanonicalJson.Number(value));

    [Fact]
    public void Every_number_reads_back_as_itself_and_has_no_more_digits_than_it_needs() =>
        Prop.ForAll<double>(value =>
        {
            if (double.IsNaN(value) || double.IsInfinity(value))
            {
                return;
            }

            string text = CanonicalJson.Number(value);
            Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
            Assert.Equal(Digits(value.ToString("R", CultureInfo.InvariantCulture)), Digits(text));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_JSON_does_not_have_is_refused(double value) => Assert.Throws<ArgumentException>(() => CanonicalJson.Number(value));

    [Fact]
    public void Only_what_must_be_escaped_is()
    {
        Assert.Equal("\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\"", CanonicalJson.Text("\0\u001f\b\t\n\f\r\"\\/"));

        string raw = "\u007f\u0085\u00a0\u2028\ufeff\ue000\uffff👋<>&'+é你";
        Assert.Equal("\"" + raw + "\"", CanonicalJson.Text(raw));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        // Not as attributes of the test: those are UTF-8, in which there is no such thing.
        foreach (string text in (string[])["\ud800", "\udc00\ud800", "a\ud83d"])
        {
            Assert.Throws<ArgumentException>(() => CanonicalJson.Text(text));
        }
    }

    [Fact]
    public void Members_are_in_the_order_of_their_UTF_16_units()
    {
        Assert.Equal("""{"10":1,"9":2,"😀":3,"￿":4}""".Replace("￿", "\uffff"), CanonicalJson.Members([new("\uffff", "4"), new("9", "2"), new("😀", "3"), new("10", "1")]));
        Assert.Equal("""{" a":1,"10":2,"__proto__":{"x":1}}""", CanonicalJson.Members([new("__proto__", "{\"x\":1}"), new("10", "2"), new(" a", "1")]));
    }

    [Fact]
    public void A_member_that_stands_twice_is_refused() => Assert.Throws<ArgumentException>(() => CanonicalJson.Members([new("a", "1"), new("a", "2")]));

    [Theory]
    [InlineData(0.7, "0a2c8273415b22d0336da4413f872cfa3fb5d0e4b228b084eb0bf5cc5cd8f019")]
    [InlineData(0.9, "e23b0e3df79b8273541aecdb7bbb43231de0587e1b01d8195cc14055c8f1aa7f")]
    [InlineData(1.0, "1b4caa6220b5dbeae124bce385c98b53d2b8026566410b0984060d7130bacb44")]
    [InlineData(-0.0, "57cfeea02ee2f8cde43eff2910eefb45359baa246c609548574d867715eb0625")]
    public void A_cache_key_of_LLMix_is_the_hash_of_this_text(double temperature, string expected) => Assert.Equal(expected, Key("Hello", temperature));

    [Fact]
    public void A_cache_key_of_LLMix_with_an_emoji_and_with_control_characters_is_the_hash_of_this_text()
    {
        Assert.Equal("85bedf7a0b123ee4f90d9fb62ac0fc8ea3a209b39a5ecc61054dfa186677b4e8", Key("Hello 👋 World", 0.7));
        Assert.Equal("ccd503ae6e7e18685ae48344c298490ad0a00f8758d96b48522972a68779251e", Key("a\u2028b\u007f\u0001/\"", 0.7));
    }

    private static string Key(string content, double temperature)
    {
        string text = CanonicalJson.Members(
        [
            new("provider", CanonicalJson.Text("openai")),
            new("model", CanonicalJson.Text("gpt-4.1")),
            new("messages", CanonicalJson.Array([CanonicalJson.Members([new("role", CanonicalJson.Text("user")), new("content", CanonicalJson.Text(content))])])),
            new("temperature", CanonicalJson.Number(temperature)),
            new("maxOutputTokens", CanonicalJson.Number(1000)),
        ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Digits(string number)
    {
        int exponent = number.IndexOfAny(['e', 'E']);
        return (exponent < 0 ? number : number[..exponent]).Replace(".", "", StringComparison.Ordinal).Trim('-', '0');
    }
}
