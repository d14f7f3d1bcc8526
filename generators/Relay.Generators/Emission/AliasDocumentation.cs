using System.Globalization;
using Relay.Presets;

namespace Relay.Generators;

/// <summary>What hovering over an alias shows. Never a secret: of a credential only the kind and the name of a variable.</summary>
internal static class AliasDocumentation
{
    private const int LongestAddress = 200;

    /// <summary>How a paragraph ends.</summary>
    public const string End = "</para>\n";

    /// <summary>Writes the comment.</summary>
    public static void Write(SourceBuilder builder, AliasModel alias, SourceFrame frame)
    {
        ModelSpec spec = alias.Spec;
        string description = alias.Description is { } text ? XmlText.Of(text) : "";
        builder.Line("/// <summary>");
        builder.Indent().Append("/// <b>").Append(XmlText.Of(spec.Target)).Append("</b>").Append(description.Length > 0 ? ": " : "").Append(description).EndLine();
        WriteProvider(builder, spec.CustomProvider);
        PriceDocumentation.Write(builder, spec.Prices);
        WriteLimits(builder, spec);
        CapabilityDocumentation.Write(builder, spec.Capabilities);
        WriteDefaults(builder, spec.Parameters);
        WriteTags(builder, spec.Tags);
        if (alias.DeprecationDate is { } end)
        {
            Begin(builder, "No longer served from ").Append(XmlText.Of(end)).Append(" on.").Append(End);
        }

        Begin(builder, "Alias <c>").Append(XmlText.Of(alias.Name)).Append("</c> of ").Append(XmlText.Of(frame.DisplayPath(alias.File))).Append('.');
        WriteKey(builder, spec.Credential);
        builder.Append(End).Line("/// </summary>");
        if (alias.Prose is { } prose)
        {
            WriteProse(builder, prose);
        }
    }

    /// <summary>Begins a paragraph.</summary>
    public static SourceBuilder Begin(SourceBuilder builder, string text) => builder.Indent().Append("/// <para>").Append(text);

    /// <summary>Goes on to the next part of a paragraph, which begins it if it is the first.</summary>
    public static SourceBuilder Next(SourceBuilder builder, ref string before)
    {
        const string Between = ", ";
        SourceBuilder next = before == Between ? builder.Append(before) : Begin(builder, before);
        before = Between;
        return next;
    }

    /// <summary>What the author wrote behind the front matter, paragraph by paragraph. It is bounded where it was read.</summary>
    private static void WriteProse(SourceBuilder builder, string prose)
    {
        builder.Line("/// <remarks>");
        foreach (string paragraph in prose.Split(["\n\n"], StringSplitOptions.RemoveEmptyEntries))
        {
            if (XmlText.Of(paragraph) is { Length: > 0 } text)
            {
                Begin(builder, text).Append(End);
            }
        }

        builder.Line("/// </remarks>");
    }

    private static void WriteTags(SourceBuilder builder, EquatableArray<string> tags)
    {
        for (int i = 0; i < tags.Count; i++)
        {
            (i == 0 ? Begin(builder, "Tags: ") : builder.Append(", ")).Append(XmlText.Of(tags[i])).Append(i == tags.Count - 1 ? "." + End : "");
        }
    }

    private static void WriteProvider(SourceBuilder builder, ProviderFacts? provider)
    {
        if (provider is not null)
        {
            Begin(builder, "Served by ").Append(XmlText.Of(provider.Name)).Append(" of this project's presets (").Append(WireNames.Of(provider.Wire));
            builder.Append(provider.BaseUrl is null or UrlGuard.RefusedAddress ? "" : ", " + XmlText.Of(Shortened(provider.BaseUrl))).Append(").").Append(End);
        }
    }

    /// <summary>What stands once for a provider and is said again at each of its aliases.</summary>
    private static string Shortened(string text) => text.Length <= LongestAddress ? text : text.Substring(0, LongestAddress) + "…";

    private static void WriteLimits(SourceBuilder builder, ModelSpec spec)
    {
        if (spec.ContextWindow is { } window)
        {
            Begin(builder, "Context ").Append(Count(window)).Append(" tokens");
            builder.Append(spec.MaxOutput is { } most ? ", at most " + Count(most) + " out." : ".").Append(End);
        }
        else if (spec.MaxOutput is { } most)
        {
            Begin(builder, "At most ").Append(Count(most)).Append(" tokens out.").Append(End);
        }
    }

    private static void WriteDefaults(SourceBuilder builder, ModelParameters parameters)
    {
        const string First = "By default: ";
        string before = First;
        if (parameters.Temperature is { } temperature)
        {
            Next(builder, ref before).Append("temperature ").Append(CSharpLiteral.Of(temperature));
        }

        if (parameters.MaxTokens is { } tokens)
        {
            Next(builder, ref before).Append("at most ").Append(Count(tokens)).Append(" tokens out");
        }

        if (parameters.ReasoningBudget is { } budget)
        {
            Next(builder, ref before).Append("reasoning up to ").Append(Count(budget)).Append(" tokens");
        }
        else if (parameters.ReasoningEffort is { } effort)
        {
            Next(builder, ref before).Append("reasoning effort ").Append(XmlText.Of(effort));
        }

        if (before != First)
        {
            builder.Append('.').Append(End);
        }
    }

    private static void WriteKey(SourceBuilder builder, CredentialReference? credential)
    {
        switch (credential)
        {
            case null:
                break;
            case { Kind: CredentialKind.Environment, Name: { } variable }:
                builder.Append(" Key from <c>").Append(XmlText.Of(variable)).Append("</c>.");
                break;
            case { Kind: CredentialKind.Literal }:
                builder.Append(" The key is written in the preset.");
                break;
            default:
                builder.Append(" Key from ").Append(credential.Kind.ToString()).Append('.');
                break;
        }
    }

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
