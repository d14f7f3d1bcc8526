using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes messages as turns of <c>user</c> and <c>model</c>: neighbours of one role are one turn, as Gemini wants them.</summary>
internal sealed class GeminiTurns(Utf8JsonWriter writer, GeminiTarget target)
{
    private const string User = "user";
    private const string Model = "model";

    /// <summary>What Google names for calls that no Gemini model made (ai.google.dev/gemini-api/docs/thought-signatures): Gemini 3 refuses one without a signature.</summary>
    private const string NoSignature = "skip_thought_signature_validator";

    private readonly bool _wantsSignatures = GeminiModelRules.WantsSignatures(ModelId.Normalize(target.Spec.Model));
    private Dictionary<string, string>? _functions;
    private string? _role;
    private bool _hasCall;

    public void Add(ChatMessage message)
    {
        bool isModel = message.Role == ChatRole.Assistant;
        if (!isModel && message.Role != ChatRole.User && message.Role != ChatRole.Tool)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, $"A message of role '{message.Role.Value}' cannot be sent to {target.Spec.Target}: Gemini knows user, assistant, tool and system.");
        }

        bool hasResult = false;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is FunctionResultContent result)
            {
                hasResult = true;
                StartPart(User);
                GeminiFunctionResultWriter.Write(writer, result, FunctionName(result), target);
                writer.WriteEndObject();
            }
            else if (isModel)
            {
                AddModelPart(content);
            }
            else
            {
                StartPart(User);
                GeminiPartWriter.Write(writer, content, target);
                writer.WriteEndObject();
            }
        }

        if (message.Role == ChatRole.Tool && !hasResult)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "A message of role 'tool' holds no tool result: add a FunctionResultContent with the id of the call it answers.");
        }
    }

    /// <summary>Closes the last turn.</summary>
    public void End()
    {
        if (_role is null)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation is empty: give at least one message that is not of the system.");
        }

        EndTurn();
    }

    private void AddModelPart(AIContent content)
    {
        if (!GeminiModelPartWriter.IsSent(content))
        {
            return;
        }

        StartPart(Model);
        GeminiModelPartWriter.Write(writer, content, target);
        if (content is FunctionCallContent call)
        {
            (_functions ??= new Dictionary<string, string>(StringComparer.Ordinal))[call.CallId] = call.Name;
            if (!_hasCall && _wantsSignatures && GeminiModelPartWriter.Signature(call) is null)
            {
                writer.WriteString("thoughtSignature"u8, NoSignature);
            }

            _hasCall = true;
        }

        writer.WriteEndObject();
    }

    private string FunctionName(FunctionResultContent result) => _functions?.GetValueOrDefault(result.CallId) ?? throw new RelayException(
        RelayErrorKind.InvalidRequest,
        $"The tool result '{result.CallId}' answers no call of the conversation before it: Gemini matches results by the function's name. Send the message with the call as well, or correct the id.");

    private void StartPart(string role)
    {
        if (_role != role)
        {
            if (_role is not null)
            {
                EndTurn();
            }

            _role = role;
            _hasCall = false;
            writer.WriteStartObject();
            writer.WriteString("role"u8, role);
            writer.WriteStartArray("parts"u8);
        }

        writer.WriteStartObject();
    }

    private void EndTurn()
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
