using System.Globalization;
using Relay.Presets;

namespace Relay.Generators;

/// <summary>What hovering over an alias shows. Never a secret: of a credential only the kind and the name of a variable.</summary>
internal static class AliasDocumentation
{
    /// <summary>Writes the comment.</summary>
    public static void Write(SourceBuilder builder, AliasModel alias)
    {
        ModelSpec spec = alias.Spec;
        string description = alias.Description is { } text ? XmlText.Of(text) : "";
        builder.Line("/// <summary>");
        builder.Line("/// <b>" + XmlText.Of(spec.Target) + "</b>" + (description.Length > 0 ? ": " + description : ""));
        Paragraph(builder, Prices(spec.Prices));
        Paragraph(builder, Limits(spec));
        Paragraph(builder, Capabilities(spec.Capabilities));
        Paragraph(builder, Defaults(spec.Parameters));
        Paragraph(builder, spec.Tags.Count > 0 ? "Tags: " + Tags(spec.Tags) + "." : null);
        Paragraph(builder, alias.DeprecationDate is { } end ? "No longer served from " + XmlText.Of(end) + " on." : null);
        Paragraph(builder, "Alias <c>" + XmlText.Of(alias.Name) + "</c> of " + XmlText.Of(alias.File) + "." + Key(spec.Credential));
        builder.Line("/// </summary>");
        if (alias.Prose is { } prose)
        {
            WriteProse(builder, prose);
        }
    }

    /// <summary>What the author wrote behind the front matter, paragraph by paragraph. It is bounded where it was read.</summary>
    private static void WriteProse(SourceBuilder builder, string prose)
    {
        builder.Line("/// <remarks>");
        foreach (string paragraph in prose.Split(["\n\n"], StringSplitOptions.RemoveEmptyEntries))
        {
            string text = XmlText.Of(paragraph);
            Paragraph(builder, text.Length > 0 ? text : null);
        }

        builder.Line("/// </remarks>");
    }

    private static string Tags(EquatableArray<string> tags)
    {
        List<string> texts = new(tags.Count);
        for (int i = 0; i < tags.Count; i++)
        {
            texts.Add(XmlText.Of(tags[i]));
        }

        return string.Join(", ", texts);
    }

    private static void Paragraph(SourceBuilder builder, string? text)
    {
        if (text is not null)
        {
            builder.Line("/// <para>" + text + "</para>");
        }
    }

    private static string Prices(ModelPrices? prices)
    {
        List<string> parts = [];
        if (prices is { IsFree: true })
        {
            return "Free.";
        }

        if (prices is not null)
        {
            AddPrice(parts, prices.Standard.Input, "in");
            AddPrice(parts, prices.Standard.Output, "out");
            AddPrice(parts, prices.Standard.CacheRead, "cached in");
            AddPrice(parts, prices.Standard.Reasoning, "reasoning");
        }

        if (parts.Count == 0)
        {
            return "Price unknown: the cost of a call is null.";
        }

        string source = prices!.Source == CostSource.UserOverride ? "stated in the preset" : prices.Date is { } date ? "catalog of " + XmlText.Of(date) : "catalog";
        string tiers = prices.Tiers.Count > 0 ? "; more for long prompts" : "";
        return "Per 1M tokens: " + string.Join(", ", parts) + " (" + source + tiers + ").";
    }

    private static void AddPrice(List<string> parts, decimal? rate, string what)
    {
        if (rate is { } amount)
        {
            parts.Add("$" + CSharpLiteral.Number(amount) + " " + what);
        }
    }

    private static string? Limits(ModelSpec spec)
    {
        string? context = spec.ContextWindow is { } window ? "Context " + Count(window) + " tokens" : null;
        string? output = spec.MaxOutput is { } most ? (context is null ? "At most " : ", at most ") + Count(most) + (context is null ? " tokens" : "") + " out" : null;
        return context is null && output is null ? null : context + output + ".";
    }

    private static string? Capabilities(ModelCapabilities capabilities)
    {
        List<string> yes = [], no = [];
        for (int i = 0; i < CapabilityNames.Words.Count; i++)
        {
            Support support = capabilities[(Capability)i];
            if (support != Support.Unknown)
            {
                (support == Support.Yes ? yes : no).Add(CapabilityNames.Words[i]);
            }
        }

        string can = yes.Count > 0 ? "Can: " + string.Join(", ", yes) + "." : "";
        string cannot = no.Count > 0 ? "Cannot: " + string.Join(", ", no) + "." : "";
        return can.Length + cannot.Length == 0 ? null : can.Length > 0 && cannot.Length > 0 ? can + " " + cannot : can + cannot;
    }

    private static string? Defaults(ModelParameters parameters)
    {
        List<string> parts = [];
        if (parameters.Temperature is { } temperature)
        {
            parts.Add("temperature " + CSharpLiteral.Of(temperature));
        }

        if (parameters.MaxTokens is { } tokens)
        {
            parts.Add("at most " + Count(tokens) + " tokens out");
        }

        if (parameters.ReasoningBudget is { } budget)
        {
            parts.Add("reasoning up to " + Count(budget) + " tokens");
        }
        else if (parameters.ReasoningEffort is { } effort)
        {
            parts.Add("reasoning effort " + XmlText.Of(effort));
        }

        return parts.Count == 0 ? null : "By default: " + string.Join(", ", parts) + ".";
    }

    private static string Key(CredentialReference? credential) => credential switch
    {
        null => "",
        { Kind: CredentialKind.Environment, Name: { } variable } => " Key from <c>" + XmlText.Of(variable) + "</c>.",
        { Kind: CredentialKind.Literal } => " The key is written in the preset.",
        _ => " Key from " + credential.Kind.ToString() + ".",
    };

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
