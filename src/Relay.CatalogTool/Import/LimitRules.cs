using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Import;

/// <summary>Chooses a model's limits.</summary>
/// <remarks>
/// The facts' choice stands (what most sources state, then the newest), except that
/// a context window no larger than the stated most input, where another source states a larger one, is that source's most input under another name;
/// and a most output that is larger than the context window cannot be.
/// </remarks>
internal static class LimitRules
{
    public static (Stated<int>? ContextWindow, Stated<int>? MaxOutput) Choose(FactsModel model, SortedDictionary<string, string> leftOut)
    {
        Stated<int>? window = FactsModel.Take(model.Statements("limits", "context_window"), FactsModel.Tokens, why => leftOut.Add("context_window", why));
        Stated<int>? input = FactsModel.Take(model.Statements("limits", "max_input"), FactsModel.Tokens, _ => { });
        if (window is not null && input is not null && window.Value <= input.Value)
        {
            window = PreferLarger(window, input.Value);
        }

        var output = model.Statements("limits", "max_output");
        Stated<int>? most = FactsModel.Take(
            output,
            json => FactsModel.Tokens(json) is var (tokens, why) && why is null && tokens > window?.Value
                ? (0, "more than the context window")
                : FactsModel.Tokens(json),
            why => leftOut.Add("max_output", why));
        return (window, most);
    }

    private static Stated<int> PreferLarger(Stated<int> window, int mostInput)
    {
        for (int i = 0; i < window.Others.Count; i++)
        {
            if (window.Others[i].Value > mostInput)
            {
                var others = new List<Statement<int>>(window.Others) { [i] = new(window.Value, window.By) };
                return new Stated<int>(window.Others[i].Value, window.Others[i].By, others);
            }
        }

        return window;
    }
}
