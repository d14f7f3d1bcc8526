using Relay.Presets;

namespace Relay.Cli;

/// <summary>Gathers what may be written in place of what was typed.</summary>
/// <param name="range">The place of what was typed.</param>
/// <param name="typed">What was typed.</param>
/// <param name="isQuoted">Whether it stands in quotes.</param>
/// <param name="syntax">The file's syntax: JSON wants quotes where there are none.</param>
/// <param name="providers">The providers of the project.</param>
internal sealed class Offers(LspRange range, string typed, bool isQuoted, PresetSyntax syntax, KnownProviders providers)
{
    /// <summary>The offers so far.</summary>
    public List<CompletionItem> Items { get; } = [];

    /// <summary>Offers a key.</summary>
    public void AddKey(MappingDefinition owner, FieldDefinition field) => Items.Add(
        new CompletionItem(field.Name, CompletionKind.Property, new TextEdit(range, isQuoted ? field.Name : Quote(field.Name) + ": "))
        {
            // What works comes before what this version does not act upon, in the order of the table.
            SortText = (field.HonouredBy is null ? "2" : field.Required ? "0" : "1") + Items.Count.ToString("D3", System.Globalization.CultureInfo.InvariantCulture),
            Documentation = MarkupContent.Markdown(FieldText.Write(owner, field)),
        });

    /// <summary>Offers the words of a field, or true and false.</summary>
    public void AddWords(FieldDefinition field)
    {
        foreach (string word in field.Words)
        {
            Add(word, CompletionKind.EnumMember, field.WordsWithoutEffect.Contains(word) ? "without effect in this version" : null);
        }

        if (field.Accepts(FieldShapes.Flag))
        {
            foreach (string flag in (string[])["true", "false"])
            {
                Items.Add(new CompletionItem(flag, CompletionKind.EnumMember, new TextEdit(range, flag)));
            }
        }
    }

    /// <summary>Offers targets: providers first, and behind the slash the models of the one that was typed.</summary>
    public void AddTargets()
    {
        int slash = typed.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            AddProviders("/");
        }
        else
        {
            AddModels(typed[..slash], typed[..(slash + 1)]);
        }
    }

    /// <summary>Offers providers, each followed by <paramref name="end"/>.</summary>
    public void AddProviders(string end)
    {
        foreach (ProviderFacts provider in providers.All)
        {
            Add(provider.Name + end, CompletionKind.Module, Detail(provider), providers.OwnOf(provider) is null ? null : ProviderText.Write(providers, provider.Name));
        }
    }

    /// <summary>Offers the providers that Relay knows by itself.</summary>
    /// <param name="wire">The protocol that they must speak; null for any.</param>
    public void AddKnownProviders(string? wire)
    {
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            if (wire is null || WireNames.Of(provider.Wire) == wire)
            {
                Add(provider.Name, CompletionKind.Module, Detail(provider));
            }
        }
    }

    /// <summary>Offers the models of a provider, each behind <paramref name="start"/>.</summary>
    public void AddModels(string provider, string start)
    {
        if (providers.Find(provider) is not { } facts)
        {
            return;
        }

        foreach (string id in ModelCatalog.ModelIds(facts.CatalogName))
        {
            // Read only those that are shown: a model's facts are found by a search.
            if ((start + id).Contains(typed, StringComparison.OrdinalIgnoreCase))
            {
                Add(start + id, CompletionKind.Value, Summary(facts.CatalogName, id));
            }
        }
    }

    /// <summary>Offers references to the environment variables that usually hold a provider's key.</summary>
    public void AddVariables(string? target)
    {
        if (target is not null && providers.Find(target.Split('/')[0]) is { } facts)
        {
            foreach (string variable in facts.KeyVariables)
            {
                Add(CredentialShorthand.Write(variable), CompletionKind.Value, "environment variable");
            }
        }
    }

    /// <summary>Offers names: of very many those that hold what was typed, and no more than an editor is sent, each with what is known of it.</summary>
    public void AddNames(IEnumerable<(string Name, string Detail)> names, NameText texts)
    {
        bool isMany = names.Take(CompletionFeature.Most + 1).Count() > CompletionFeature.Most;
        foreach ((string name, string detail) in names)
        {
            if (Items.Count > CompletionFeature.Most)
            {
                return;
            }

            if (!isMany || name.Contains(typed, StringComparison.OrdinalIgnoreCase))
            {
                Add(name, CompletionKind.Reference, detail, texts.Write(name));
            }
        }
    }

    private static string? Detail(ProviderFacts provider) => !provider.IsSupported ? "cannot be called by this version" : provider.BaseUrl == UrlGuard.RefusedAddress ? null : provider.BaseUrl;

    private void Add(string text, int kind, string? detail, string? documentation = null) => Items.Add(
        new CompletionItem(text, kind, new TextEdit(range, isQuoted ? text : Quote(text)))
        {
            Detail = detail,
            FilterText = isQuoted ? text : Quote(text),
            Documentation = documentation is null ? null : MarkupContent.Markdown(documentation),
        });

    private string Quote(string text) => syntax == PresetSyntax.Json ? "\"" + text + "\"" : text;

    private static string? Summary(string provider, string id)
    {
        if (!ModelCatalog.TryFind(provider, id, out CatalogMatch? match))
        {
            return null;
        }

        string? price = match.Facts.Prices?.Standard is { Input: { } input, Output: { } output } ? $"${SpecTexts.Number(input)} in, ${SpecTexts.Number(output)} out" : null;
        string? window = match.Facts.ContextWindow is { } context ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{context:N0} tokens") : null;
        return price is null ? window : window is null ? price : price + ", " + window;
    }
}
