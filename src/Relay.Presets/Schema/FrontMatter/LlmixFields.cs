namespace Relay.Presets;

/// <summary>The fields of the preset within the front matter of an <c>.mda</c> file (<c>metadata.snoai-llmix</c>).</summary>
internal static class LlmixFields
{
    public static readonly MappingDefinition Mapping = new(
        "llmix",
        "the preset",
        "A preset as LLMix has it. It says the same as a model of a YAML preset in other words, and becomes the same alias.",
        Mapped("common", "llmix_common", "The model, and the defaults of its requests.") with { Required = true },
        Mapped("providerOptions", "llmix_options", "Settings that only one provider has; those of another provider have no effect (RLY0107)."),
        Mapped("timeout", "llmix_timeout", "Time limits."),
        Mapped("caching", "llmix_caching", "Where answers are kept."),
        new FieldDefinition("description", FieldShapes.Text, "What the preset is for; wins over the `description` of the front matter.") { HonouredBy = HonouredIn.AliasDocumentation },
        new FieldDefinition("tags", FieldShapes.TextList, "Free labels; win over the `tags` of the front matter.") { HonouredBy = HonouredIn.ModelAlias },
        new FieldDefinition("module", FieldShapes.Text, "The module; in a folder `presets` it is the folder's name, and this must agree with it.") { HonouredBy = HonouredIn.PresetIdentity },
        new FieldDefinition("preset", FieldShapes.Text, "The preset's name, which must agree with the file's.") { HonouredBy = HonouredIn.PresetIdentity },
        new FieldDefinition("deprecated", FieldShapes.Flag, "Whether the preset shall no longer be used; its property is then marked obsolete.") { Default = "false", HonouredBy = HonouredIn.ModelsSource },
        new FieldDefinition("bypassGateway", FieldShapes.Flag, "Whether requests go past a gateway. Relay never goes through one by itself."));

    public static readonly MappingDefinition Common = new(
        "llmix_common",
        "the common part",
        "The model, and the defaults of its requests.",
        Field("provider", FieldShapes.Text, "Any provider that Relay knows, LLMix's own nine and all others.") with { Required = true, HonouredBy = HonouredIn.AliasBinding },
        Field("model", FieldShapes.Text, "The provider's model id.") with { Required = true, HonouredBy = HonouredIn.AliasBinding },
        Like("maxOutputTokens", "max_tokens"),
        Like("temperature", "temperature"),
        Like("topP", "top_p"),
        Like("topK", "top_k"),
        Like("presencePenalty", "presence_penalty"),
        Like("frequencyPenalty", "frequency_penalty"),
        Field("stopSequences", FieldShapes.TextList, "Texts that end the answer."),
        Like("seed", "seed"),
        ModelFields.Mapping.Find("max_retries")! with { Name = "maxRetries" },
        Field("enableThinking", FieldShapes.Flag, "Whether the model reasons: `true` is reasoning effort `medium`, `false` is `none`. A setting of the provider's own wins. Without either the model does as it likes."),
        Field("keepThinkingOutput", FieldShapes.Flag, "Whether reasoning that a model writes into its text stays there.") with { Default = "false", HonouredBy = HonouredIn.FrontMatterModel });

    public static readonly MappingDefinition Timeout = new(
        "llmix_timeout",
        "the time limits",
        "Time limits.",
        Seconds("totalTime", "Time limit for a whole call, streamed or not.") with { HonouredBy = HonouredIn.CallContext },
        Seconds("streamFirstChunkTime", "Time limit for the first piece of a stream."));

    public static readonly MappingDefinition Caching = new(
        "llmix_caching",
        "the caching",
        "Where answers are kept. This version keeps none.",
        Field("strategy", FieldShapes.Text, "`disabled` keeps nothing; `native` leaves it to the provider.") with
        {
            Words = new("native", "gateway", "disabled", "redis", "redis-or-memory", "memory"),
            WordsWithoutEffect = new("gateway", "redis", "redis-or-memory", "memory"),
            HonouredBy = HonouredIn.FrontMatterModel,
        },
        Field("key", FieldShapes.Text, "A name that keeps the answers of this preset apart.") with { HonouredBy = null },
        Seconds("ttl", "How long an answer is kept."),
        Field("maxItems", FieldShapes.WholeNumber, "How many answers are kept in memory.") with { Minimum = 1, HonouredBy = null });

    private static FieldDefinition Field(string name, FieldShapes shapes, string doc) => new(name, shapes, doc) { HonouredBy = HonouredIn.RequestWriter };

    private static FieldDefinition Mapped(string name, string mapping, string doc) =>
        new(name, FieldShapes.Mapping, doc) { MappingName = mapping, HonouredBy = HonouredIn.FrontMatterModel };

    private static FieldDefinition Seconds(string name, string doc) => new(name, FieldShapes.Number, doc)
    {
        Minimum = 0,
        ExclusiveMinimum = true,
        Maximum = DefaultsFields.LongestTime,
        Unit = "seconds",
    };

    /// <summary>The parameter of a YAML preset under its name in an <c>.mda</c> file: same range, same meaning.</summary>
    private static FieldDefinition Like(string name, string parameter) => ParameterFields.Mapping.Find(parameter)! with { Name = name };
}
