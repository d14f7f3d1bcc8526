namespace Relay.Presets;

/// <summary>The preset language as a table: the one place where a field is defined.</summary>
/// <remarks>Binding, the JSON Schema (<see cref="JsonSchemaWriter"/>) and the reference page (<see cref="ReferencePageWriter"/>) are all derived from it.</remarks>
public static class FieldTable
{
    private static readonly Dictionary<string, MappingDefinition> ByName = new(StringComparer.Ordinal);

    static FieldTable()
    {
        foreach (MappingDefinition mapping in All)
        {
            ByName.Add(mapping.Name, mapping);
        }

        foreach (MappingDefinition mapping in FrontMatter)
        {
            ByName.Add(mapping.Name, mapping);
        }
    }

    /// <summary>All mappings of presets in YAML and JSON, in the order of the reference page; the first is the root.</summary>
    public static EquatableArray<MappingDefinition> All { get; } = new(
        RootFields.Mapping,
        ModelFields.Mapping,
        CredentialFields.Mapping,
        ParameterFields.Mapping,
        ReasoningFields.Mapping,
        CapabilityFields.Mapping,
        RateFields.Mapping,
        ProviderFields.Mapping,
        SecretHeaderFields.Mapping,
        DialectFields.Mapping,
        PricingProfileFields.Mapping,
        GroupFields.Mapping,
        MemberFields.Mapping,
        DefaultsFields.Mapping,
        CatalogFields.Mapping,
        ObservabilityFields.Mapping);

    /// <summary>All mappings of the front matter of <c>.mda</c> presets, in the order of the reference page; the first is the root.</summary>
    public static EquatableArray<MappingDefinition> FrontMatter { get; } = new(
        FrontMatterFields.Mapping,
        FrontMatterFields.Metadata,
        LlmixFields.Mapping,
        LlmixFields.Common,
        LlmixFields.Timeout,
        LlmixFields.Caching,
        ProviderOptionFields.Mapping,
        ProviderOptionFields.OpenAI,
        ProviderOptionFields.Anthropic,
        ProviderOptionFields.AnthropicThinking,
        ProviderOptionFields.AnthropicCache,
        ProviderOptionFields.Google,
        ProviderOptionFields.GoogleThinking,
        ProviderOptionFields.GoogleSafety,
        ProviderOptionFields.DeepSeek,
        ProviderOptionFields.DeepSeekThinking,
        ProviderOptionFields.OpenRouter,
        ProviderOptionFields.SnoGpuOptions,
        FrontMatterFields.Requires,
        IntegrityFields.Integrity,
        IntegrityFields.Signature);

    /// <summary>The mapping that a preset file is.</summary>
    public static MappingDefinition Root => RootFields.Mapping;

    /// <summary>The mapping called <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such mapping.</exception>
    public static MappingDefinition Find(string name) => ByName[name];
}
