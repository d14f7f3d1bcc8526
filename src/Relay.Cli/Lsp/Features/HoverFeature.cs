using Relay.Presets;

namespace Relay.Cli;

/// <summary>Tells what stands under the pointer: a field and its meaning, or an alias or group with price, limits and capabilities.</summary>
internal static class HoverFeature
{
    /// <summary>What to show; null for nothing.</summary>
    public static LspHover? At(PresetWorkspace workspace, PositionParams parameters)
    {
        if (DocumentUri.ToPath(parameters.TextDocument.Uri) is not { } path || workspace.CheckOf(path) is not { } check)
        {
            return null;
        }

        PresetFile file = check.Files[path];
        int offset = Positions.OffsetOf(new SourceText(path, file.Text), parameters.Position);
        PresetDocument document = check.Documents.First(each => each.Path == path);
        return PresetPlace.Find(document.Syntax, offset) is { } place && Text(check.Compilation.Model, path, place) is { } text
            ? new LspHover(MarkupContent.Markdown(text), Positions.RangeOf(place.Node.Location.Span))
            : null;
    }

    private static string? Text(PresetModel model, string path, PresetPlace place)
    {
        if (place.IsKey)
        {
            return place.Field is { } field ? FieldText.Write(place.Owner, field)
                : place.Section == "providers" ? ProviderText.Write(new KnownProviders(model.Providers), place.Node.Text)
                : NameText.Write(model, place.Node.Text);
        }

        return (place.Owner.Name, place.Field?.Name) switch
        {
            ("model", "target") => OfTarget(model, place),
            ("model", "inherit_from") or ("group", "members") or ("member", "name") => NameText.Write(model, place.Node.Text),
            ("provider", "like" or "route_to") => ProviderText.Write(KnownProviders.BuiltIn, place.Node.Text),
            ("llmix_common", "model" or "provider") => OfFile(model, path),
            _ => place.Field is { } field ? FieldText.Write(place.Owner, field) : null,
        };
    }

    /// <summary>The alias, and the provider where it is one of the project's own: what Relay knows by itself needs no telling.</summary>
    private static string? OfTarget(PresetModel model, PresetPlace place)
    {
        var providers = new KnownProviders(model.Providers);
        string? alias = NameText.Write(model, place.Name), provider = providers.OwnOf(providers.Find(place.Node.Text.Split('/')[0])) is { } own ? ProviderText.Write(providers, own.Name) : null;
        return alias is null || provider is null ? alias ?? provider : alias + "\n\n---\n\n" + provider;
    }

    private static string? OfFile(PresetModel model, string path)
    {
        foreach (AliasModel alias in model.Aliases)
        {
            if (alias.File == path)
            {
                return NameText.Write(model, alias.Name);
            }
        }

        return null;
    }
}
