using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Import;

/// <summary>Finds input and output prices that a source took for each other.</summary>
internal static class SwappedPrices
{
    /// <summary>Where input costs more than output, chooses the first source that states both the other way round. Where none does, the prices stand.</summary>
    /// <param name="facts">Where the sources' dates are.</param>
    /// <param name="rates">The rates; what was chosen before becomes a statement of others.</param>
    /// <param name="input">The place of the input rate.</param>
    /// <param name="output">The place of the output rate.</param>
    public static void Mend(FactsFile facts, CatalogRates rates, int input, int output)
    {
        if (rates.Rates[input] is not { } paidIn || rates.Rates[output] is not { Value.IsZero: false } paidOut || paidIn.Value.ToDecimal() <= paidOut.Value.ToDecimal())
        {
            return;
        }

        for (int i = 0; i < paidIn.Others.Count; i++)
        {
            for (int o = 0; o < paidOut.Others.Count; o++)
            {
                if (paidIn.Others[i].Value.ToDecimal() <= paidOut.Others[o].Value.ToDecimal() && paidIn.Others[i].By.Intersect(paidOut.Others[o].By).Any())
                {
                    rates.Rates[input] = Prefer(facts, paidIn, i);
                    rates.Rates[output] = Prefer(facts, paidOut, o);
                    return;
                }
            }
        }
    }

    private static Stated<UsdPrice> Prefer(FactsFile facts, Stated<UsdPrice> stated, int other)
    {
        Statement<UsdPrice> better = stated.Others[other];
        var others = new List<Statement<UsdPrice>>(stated.Others) { [other] = new(stated.Value, stated.By) };
        return new Stated<UsdPrice>(better.Value, better.By, others) { Date = facts.NewestDate(better.By) };
    }
}
