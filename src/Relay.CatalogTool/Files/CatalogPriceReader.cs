using System.Text.Json;

namespace Relay.CatalogTool.Files;

/// <summary>Reads a model's prices from its catalog file.</summary>
internal sealed class CatalogPriceReader(CatalogValueReader values)
{
    public T Read<T>(JsonElement json, string place, T prices)
        where T : CatalogPrices
    {
        foreach (JsonProperty property in values.Properties(json, place))
        {
            string where = $"{place}.{property.Name}";
            if (Array.IndexOf(CatalogPrices.WayNames, property.Name) is >= 0 and var way)
            {
                foreach (JsonProperty rate in values.Properties(property.Value, where))
                {
                    ReadRate(rate, $"{where}.{rate.Name}", prices.Ways[way]);
                }
            }
            else if (property.Name == "tiers" && prices is not CatalogTier)
            {
                ReadTiers(property.Value, where, prices.Tiers);
            }
            else if (property.Name != "above" || prices is not CatalogTier)
            {
                ReadRate(property, where, prices.Standard);
            }
        }

        return prices.IsEmpty ? throw values.Wrong(place, "there is no price here") : prices;
    }

    private void ReadTiers(JsonElement json, string place, List<CatalogTier> tiers)
    {
        int previous = 0;
        foreach (JsonElement element in values.Elements(json, place))
        {
            int above = values.Tokens(values.Property(element, "above", place), place);
            if (above <= previous)
            {
                throw values.Wrong(place, "tiers must stand by rising threshold");
            }

            previous = above;
            tiers.Add(Read(element, $"{place}.{above}", new CatalogTier(above)));
        }
    }

    private void ReadRate(JsonProperty property, string place, CatalogRates rates)
    {
        int rate = Array.IndexOf(CatalogFormat.RateNames, property.Name);
        if (rate < 0)
        {
            throw values.Wrong(place, "there is no such price");
        }

        Stated<UsdPrice> stated = values.ReadStated(property.Value, place, values.Price);
        rates.Rates[rate] = stated.Date is null ? throw values.Wrong(place, "a price needs its date") : stated;
    }
}
