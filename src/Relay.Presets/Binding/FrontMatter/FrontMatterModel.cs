namespace Relay.Presets;

/// <summary>Says what an <c>.mda</c> preset says in the words of a YAML preset, so that everything behind is the same for both.</summary>
internal static class FrontMatterModel
{
    /// <summary>A field that models have only here: the time limit for a whole stream.</summary>
    public const string StreamTimeout = "stream_timeout";

    private static readonly KeyValuePair<string, string>[] Common =
    [
        new("maxOutputTokens", "max_tokens"),
        new("temperature", "temperature"),
        new("topP", "top_p"),
        new("topK", "top_k"),
        new("presencePenalty", "presence_penalty"),
        new("frequencyPenalty", "frequency_penalty"),
        new("stopSequences", "stop"),
        new("seed", "seed"),
    ];

    /// <summary>The fields of a model.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="root">The front matter, checked against the field table.</param>
    public static MappingNode Of(FindingSink findings, MappingNode root)
    {
        MappingNode? preset = root.Mapping("metadata").Mapping(FrontMatterFields.Namespace);
        MappingNode? common = preset.Mapping("common");
        SourceLocation place = FirstLine.Of((common ?? preset ?? root).Location);
        var body = new NodeList(place);
        body.Add("target", common ?? new MappingNode(place, default));
        body.Move(common, "maxRetries", "max_retries");
        body.Move(preset.Mapping("timeout"), "totalTime", "timeout");
        body.Move(preset.Mapping("timeout"), "totalTime", StreamTimeout);
        if (common.Entry("keepThinkingOutput") is { } kept)
        {
            body.Add("strip_think_tags", common.Flag("keepThinkingOutput") == true ? "false" : "true", kept);
        }

        body.Move(preset.Entry("description") is null ? root : preset, "description", "description");
        body.Move(preset.Entry("tags") is null ? root : preset, "tags", "tags");
        if (Parameters(findings, preset, common, place) is { Entries.Count: > 0 } parameters)
        {
            body.Add("params", parameters);
        }

        return body.ToMapping();
    }

    private static MappingNode Parameters(FindingSink findings, MappingNode? preset, MappingNode? common, SourceLocation place)
    {
        var parameters = new NodeList(place);
        var extra = new NodeList(place);
        foreach (KeyValuePair<string, string> field in Common)
        {
            parameters.Move(common, field.Key, field.Value);
        }

        string provider = common.Text("provider") ?? "";
        ProviderOptions.Bind(findings, preset.Mapping("providerOptions"), ProviderTable.TryGet(provider, out ProviderFacts? facts) ? facts.Name : provider, parameters, extra);
        if (common.Entry("enableThinking") is { } thinking && !SaysHowToReason(parameters, extra))
        {
            parameters.Add("reasoning", common.Flag("enableThinking") == true ? "medium" : "none", thinking);
        }

        if (extra.Count > 0)
        {
            parameters.Add(ParameterFields.ExtraBody, extra.ToMapping());
        }

        return parameters.ToMapping();
    }

    private static bool SaysHowToReason(NodeList parameters, NodeList extra) =>
        parameters.Has("reasoning") || extra.Has("reasoning") || extra.Has("thinking") || extra.Has("thinkingConfig");
}
