extern alias catalogtool;

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using UsdPrice = catalogtool::Relay.CatalogTool.Files.UsdPrice;

namespace Relay.Tests;

public class UsdPriceTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("2.5", "2.5")]
    [InlineData("2.50", "2.50")]
    [InlineData("0.08333333", "0.08333333")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("1E-7", "0.0000001")]
    [InlineData("1.25e+2", "125")]
    [InlineData("1.25e1", "12.5")]
    [InlineData("0e5", "0")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    public void A_number_keeps_every_digit(string number, string digits)
    {
        Assert.True(UsdPrice.TryParse(number, out UsdPrice price));
        Assert.Equal(digits, price.ToString());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("1e99999999999")]
    [InlineData("1e-29")]
    [InlineData("1e20")]
    [InlineData("18446744073709551616")]
    public void What_is_no_price_or_cannot_be_held_exactly_is_refused(string number) => Assert.False(UsdPrice.TryParse(number, out _));

    [Fact]
    public void Every_price_comes_back_from_a_compiled_catalog_digit_by_digit()
    {
        Gen<decimal> prices = Gen.Choose(0, int.MaxValue).SelectMany(low => Gen.Choose(0, int.MaxValue).SelectMany(high =>
            Gen.Choose(0, 28).Select(scale => new decimal(low, high, 0, false, (byte)scale))));
        Prop.ForAll(prices.ToArbitrary(), price =>
        {
            string digits = price.ToString(CultureInfo.InvariantCulture);
            decimal? back = SmallCatalog.Of("p", ("m", digits)).Find("p", "m")?.Facts.Prices?.Standard.Input;
            return back?.ToString(CultureInfo.InvariantCulture) == digits;
        }).QuickCheckThrowOnFailure();
    }
}
