namespace Relay.Presets;

/// <summary>Binds <c>providerOptions.google</c>.</summary>
internal static class GoogleOptions
{
    private static readonly string[] BodyFields = ["cachedContent", "safetySettings", "responseModalities"];

    /// <summary>Binds the options of a preset of google. Gemini's body has the very same names.</summary>
    public static void Bind(MappingNode own, NodeList parameters, NodeList extra)
    {
        foreach (string field in BodyFields)
        {
            extra.Move(own, field, field);
        }

        if (own.Entry("thinkingConfig") is not { Value: MappingNode thinking } config)
        {
            return;
        }

        // Whether thoughts are shown has no parameter; the whole setting is then the author's own.
        if (thinking.Entry("includeThoughts") is not null)
        {
            extra.Add("thinkingConfig", config);
            return;
        }

        var reasoning = new NodeList(thinking.Location);
        reasoning.Move(thinking, "thinkingLevel", "effort");
        reasoning.Move(thinking, "thinkingBudget", "max_tokens");
        if (reasoning.Count > 0)
        {
            parameters.Add("reasoning", config, reasoning.ToMapping());
        }
    }
}
