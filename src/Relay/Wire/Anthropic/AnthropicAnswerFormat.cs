using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>How an answer in a JSON schema is asked for.</summary>
/// <remarks>
/// Models that know structured outputs get the schema as <c>output_config.format</c>. Older ones get one further tool, <see cref="AnthropicAnswerFormats.ToolName"/>, with the
/// schema as its input, and are made to call it: the input is then the text of the answer, so that both ways read alike. A call that has tools of its
/// own must then call one of them or the answering one. The API has no JSON mode without a schema.
/// </remarks>
internal enum AnthropicAnswerFormat
{
    /// <summary>Text.</summary>
    Free,

    /// <summary>A schema, as <c>output_config.format</c>.</summary>
    Schema,

    /// <summary>A schema, as the input of <see cref="AnthropicAnswerFormats.ToolName"/>.</summary>
    Tool,
}

/// <summary>Chooses the <see cref="AnthropicAnswerFormat"/>.</summary>
internal static class AnthropicAnswerFormats
{
    /// <summary>The tool whose input is the answer; no tool of a program may have this name.</summary>
    public const string ToolName = "relay_answer";

    public static AnthropicAnswerFormat Of(in WireRequest request, ClaudeTraits traits)
    {
        if (request.Options?.ResponseFormat is not ChatResponseFormatJson json)
        {
            return AnthropicAnswerFormat.Free;
        }

        if (json.Schema is null)
        {
            request.Warnings.Add($"the response format was not sent: {request.Spec.Provider} takes JSON with a schema only.");
            return AnthropicAnswerFormat.Free;
        }

        return traits.JsonSchema ? AnthropicAnswerFormat.Schema : AnthropicAnswerFormat.Tool;
    }
}
