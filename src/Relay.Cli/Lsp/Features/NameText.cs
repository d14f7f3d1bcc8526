using System.Globalization;
using System.Text;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>Aliases and groups in Markdown: what a person wants to know before using one. Never a secret.</summary>
internal sealed class NameText
{
    // Of a long group the first members.
    private const int MostMembers = 50;

    private readonly Dictionary<string, AliasModel> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupModel> _groups = new(StringComparer.Ordinal);

    /// <summary>For the aliases and groups of a configuration.</summary>
    public NameText(PresetModel model)
    {
        foreach (AliasModel alias in model.Aliases)
        {
            _aliases.TryAdd(alias.Name, alias);
        }

        foreach (GroupModel group in model.Groups)
        {
            _groups.TryAdd(group.Name, group);
        }
    }

    /// <summary>The alias or group of a name; null when there is none.</summary>
    public static string? Write(PresetModel model, string? name) => name is null ? null : new NameText(model).Write(name);

    /// <summary>The alias or group of a name; null when there is none.</summary>
    public string? Write(string name) =>
        _aliases.TryGetValue(name, out AliasModel? alias) ? Write(alias)
        : _groups.TryGetValue(name, out GroupModel? group) ? Write(group)
        : null;

    private static string Write(AliasModel alias)
    {
        ModelSpec spec = alias.Spec;
        var text = new StringBuilder();
        text.Append("**").Append(alias.Name).Append("** stands for `").Append(spec.Target).Append('`');
        Paragraph(text, alias.Description);
        Paragraph(text, Prices(spec.Prices));
        Paragraph(text, Limits(spec));
        Paragraph(text, Capabilities(spec.Capabilities, Support.Yes, "Can: "));
        Paragraph(text, Capabilities(spec.Capabilities, Support.No, "Cannot: "));
        Paragraph(text, alias.DeprecationDate is { } end ? "No longer served from " + end + " on." : null);
        return text.ToString();
    }

    private string Write(GroupModel group)
    {
        var text = new StringBuilder();
        text.Append("**").Append(group.Name).Append("** is a group (").Append(SpecTexts.Word(group.Spec.Strategy)).Append(") of");
        foreach (GroupMember member in group.Spec.Members.Take(MostMembers))
        {
            string? target = _aliases.GetValueOrDefault(member.Name)?.Spec.Target;
            text.Append("\n- ").Append(member.Name).Append(target is null ? "" : ": `" + target + "`");
        }

        if (group.Spec.Members.Count > MostMembers)
        {
            text.Append("\n- … ").Append(Count(group.Spec.Members.Count - MostMembers)).Append(" more");
        }

        Paragraph(text, group.Description);
        return text.ToString();
    }

    private static string Prices(ModelPrices? prices)
    {
        if (prices is { IsFree: true })
        {
            return "Free.";
        }

        SortedDictionary<string, decimal> table = PriceTable.Of(prices);
        string[] parts = [.. from rate in (string[])["input", "output", "cache_read", "reasoning"] where table.ContainsKey(rate) select "$" + SpecTexts.Number(table[rate]) + " " + rate.Replace('_', ' ')];
        if (parts.Length == 0)
        {
            return "Price unknown: the cost of a call is null.";
        }

        string source = prices!.Source == CostSource.UserOverride ? "stated in the preset" : prices.Date is { } date ? "catalog of " + date : "catalog";
        return "Per 1M tokens: " + string.Join(", ", parts) + " (" + source + (prices.Tiers.Count > 0 ? "; more for long prompts" : "") + ").";
    }

    private static string? Limits(ModelSpec spec)
    {
        string? window = spec.ContextWindow is { } context ? "Context window " + Count(context) + " tokens." : null;
        string? longest = spec.MaxOutput is { } most ? "Longest answer " + Count(most) + " tokens." : null;
        return window is null ? longest : longest is null ? window : window + " " + longest;
    }

    private static string? Capabilities(ModelCapabilities capabilities, Support support, string opening)
    {
        string[] words = [.. Enum.GetValues<Capability>().Where(capability => capabilities[capability] == support).Select(CapabilityWords.Of)];
        return words.Length == 0 ? null : opening + string.Join(", ", words) + ".";
    }

    private static void Paragraph(StringBuilder text, string? paragraph) => text.Append(paragraph is null ? "" : "\n\n").Append(paragraph);

    private static string Count(int tokens) => tokens.ToString("N0", CultureInfo.InvariantCulture);
}
