namespace Relay.Presets;

/// <summary>What is said about keys that the field table does not have.</summary>
internal static class UnknownKeys
{
    private const int MostListed = 6;

    /// <summary>The field that a key that is none was meant to be; null when nothing tells.</summary>
    public static string? Meant(MappingDefinition type, MappingEntry entry) =>
        IsOfModel(type, entry.Key.Text) || OtherWords.Advice(type.Name, entry.Key.Text) is not null ? null
        : OtherWords.FieldOf(type.Name, entry.Key.Text) is { } other ? other
        : type.Name == "provider" ? OtherWords.OfProvider(entry.Key.Text, entry.Value) ?? NearestNames.Best(entry.Key.Text, type.FieldNames)
        : type.Name != "model" ? NearestNames.Best(entry.Key.Text, type.FieldNames)
        : Home(entry) is not null ? null
        : OtherWords.FieldOf(entry.Key.Text, entry.Value) ?? NearestNames.Best(entry.Key.Text, type.FieldNames);

    /// <summary>Whether a key that is no field of a model says, in other words, which model it is: then it needs no second finding that there is no target.</summary>
    public static bool GivesTarget(MappingEntry entry) =>
        (entry.Key.Text is "model" or "provider" && entry.Value is ScalarNode) || Meant(ModelFields.Mapping, entry) == "inherit_from";

    /// <summary>Reports a key that is no field. Always false: the entry is dropped.</summary>
    public static bool ReportField(FindingSink findings, MappingDefinition type, MappingEntry entry)
    {
        ScalarNode key = entry.Key;
        if (type.Name == "model" && Home(entry) is { } home)
        {
            findings.Add(SchemaRules.UnknownField, key.Location, $"'{key.Text}' is no field of a model; it belongs under '{home}'.");
            return false;
        }

        if (IsOfModel(type, key.Text))
        {
            findings.Add(SchemaRules.UnknownField, key.Location, $"'{key.Text}' is no field of {type.Title}; it belongs in {(type.Name switch { "provider" => "the models that name the provider", "defaults" => "the models, or in one that they inherit from", _ => "the model itself" })}.");
            return false;
        }

        string? nearest = Meant(type, entry);
        string? advice = nearest is not null ? null
            : type.Name == "model" ? OtherWords.Advice(key.Text)
            : type.Name == "provider" ? OtherWords.AdviceForProvider(key.Text)
            : OtherWords.Advice(type.Name, key.Text);
        if (advice is not null)
        {
            findings.Add(SchemaRules.UnknownField, key.Location, $"'{key.Text}' is no field of {type.Title}; {advice}.");
            return false;
        }

        findings.Add(SchemaRules.UnknownField, key.Location, $"{Echo.Quote(key.Text)} is no field of {type.Title}{(nearest is null ? Fields(type) : "")}{DidYouMean.End(nearest)}", SuggestedText.InPlaceOf(key, nearest));
        return false;
    }

    /// <summary>The fields there are, where they are few.</summary>
    private static string Fields(MappingDefinition type) =>
        type.FieldNames.Count > MostListed ? "" : ", whose fields are " + string.Join(", ", type.FieldNames);

    /// <summary>Reports a key of <c>params</c> that is unknown. True when the parameter is passed on all the same.</summary>
    public static bool ReportParameter(FindingSink findings, MappingDefinition type, ScalarNode key)
    {
        foreach (string reserved in ParameterFields.WrittenByRelay)
        {
            if (reserved == key.Text)
            {
                findings.Add(SchemaRules.ReservedParameter, key.Location, $"'{reserved}' is written by Relay itself and cannot be set in a preset.");
                return false;
            }
        }

        if (IsOfModel(type, key.Text))
        {
            findings.Add(
                SchemaRules.MisspeltParameter,
                key.Location,
                $"'{key.Text}' is a field of the model and no parameter; it belongs in the model itself. If it is meant, put it under '{ParameterFields.ExtraBody}'.");
            return false;
        }

        if (SecretParameters.IsSecret(key.Text))
        {
            SentParameterCheck.ReportCredential(findings, key);
            return false;
        }

        if (NearestNames.Best(key.Text, type.FieldNames) is { } nearest)
        {
            findings.Add(
                SchemaRules.MisspeltParameter,
                key.Location,
                $"{Echo.Quote(key.Text)} is no known parameter{DidYouMean.End(nearest)} If it is meant, put it under '{ParameterFields.ExtraBody}'.",
                SuggestedText.InPlaceOf(key, nearest));
            return false;
        }

        findings.Add(
            SchemaRules.UnknownParameter,
            key.Location,
            $"{Echo.Quote(key.Text)} is unknown to Relay and is passed on unchecked; put it under '{ParameterFields.ExtraBody}' to say that it is meant.");
        return true;
    }

    /// <summary>Whether a key is a field of a model that is often looked for in one of its parts, or in its provider.</summary>
    internal static bool IsOfModel(string key) => ModelFields.Mapping.Find(key) is not null && key is not ("target" or "description" or "tags");

    private static bool IsOfModel(MappingDefinition type, string key) =>
        type.Name is "provider" or "defaults" or "credential" or "params" or "capabilities" or "rates" && type.Find(key) is null && IsOfModel(key);

    /// <summary>The part of a model that has a field of this name.</summary>
    internal static string? Home(MappingEntry entry)
    {
        string name = entry.Key.Text;

        // As a word it is part of a target, and not the mapping that OpenRouter takes.
        if (name == "provider" && entry.Value is ScalarNode)
        {
            return null;
        }

        return ParameterFields.Mapping.Find(name) is not null ? "params"
            : CapabilityFields.Mapping.Find(name) is not null ? "capabilities"
            : RateFields.Mapping.Find(name) is not null ? "cost"
            : null;
    }
}
