namespace Relay.Generators;

/// <summary>A dialect of Chat Completions as a C# expression: all that differs from the standard one.</summary>
internal static class DialectLiteral
{
    /// <summary>Writes the expression.</summary>
    public static void Write(SourceBuilder builder, OpenAIChatDialect dialect)
    {
        OpenAIChatDialect usual = OpenAIChatDialect.Standard;
        builder.Append("new global::Relay.OpenAIChatDialect");
        Initializer.OnLine(builder, "()")
            .AddText("ChatPath", Unless(dialect.ChatPath, usual.ChatPath))
            .Add("StreamOptions", dialect.StreamOptions, usual.StreamOptions)
            .AddText("MaxTokensField", Unless(dialect.MaxTokensField, usual.MaxTokensField))
            .Add("MaxCompletionTokensForReasoning", dialect.MaxCompletionTokensForReasoning, usual.MaxCompletionTokensForReasoning)
            .Add("Reasoning", dialect.Reasoning == usual.Reasoning ? null : EnumLiteral.Of(dialect.Reasoning))
            .Add("EffortBesideThinking", dialect.EffortBesideThinking, usual.EffortBesideThinking)
            .AddText("SeedField", Unless(dialect.SeedField, usual.SeedField))
            .AddText("RequiredToolChoice", Unless(dialect.RequiredToolChoice, usual.RequiredToolChoice))
            .Add("ForcedToolChoice", dialect.ForcedToolChoice, usual.ForcedToolChoice)
            .Add("TopK", dialect.TopK, usual.TopK)
            .Add("JsonSchema", dialect.JsonSchema, usual.JsonSchema)
            .Add("JsonObject", dialect.JsonObject, usual.JsonObject)
            .AddText("ReasoningReplayField", dialect.ReasoningReplayField)
            .Add("ToolCallIds", dialect.ToolCallIds == usual.ToolCallIds ? null : EnumLiteral.Of(dialect.ToolCallIds))
            .Add("PromptCacheKey", dialect.PromptCacheKey, usual.PromptCacheKey)
            .Add("DocumentUrls", dialect.DocumentUrls, usual.DocumentUrls)
            .Add("BillsByServiceTier", dialect.BillsByServiceTier, usual.BillsByServiceTier)
            .Add("Rejects", Flags(dialect.Rejects))
            .Close();
    }

    private static string? Unless(string value, string usual) => value == usual ? null : value;

    private static string? Flags(RequestParameters parameters)
    {
        List<string> flags = [];
        for (int bit = 1; bit <= (int)parameters && bit > 0; bit <<= 1)
        {
            if (((int)parameters & bit) != 0)
            {
                flags.Add(EnumLiteral.Of((RequestParameters)bit));
            }
        }

        return flags.Count == 0 ? null : string.Join(" | ", flags);
    }
}
