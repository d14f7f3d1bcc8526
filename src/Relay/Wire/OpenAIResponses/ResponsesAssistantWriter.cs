using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes what the model said before, item by item, in the order in which it came.</summary>
/// <remarks>
/// What came from the same provider goes back as it came. What came from elsewhere is text and calls: ids and encrypted reasoning of another provider would be
/// refused. Reasoning goes back only with something that follows from it in the same message, which the API insists on.
/// </remarks>
internal ref struct ResponsesAssistantWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly WireRequest _request;
    private readonly bool _isLate;
    private string? _openItem;
    private bool _isOpen;
    private List<TextContent>? _waiting;

    private ResponsesAssistantWriter(Utf8JsonWriter writer, in WireRequest request, bool isLate)
    {
        _writer = writer;
        _request = request;
        _isLate = isLate;
    }

    public static void Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        var assistant = new ResponsesAssistantWriter(writer, request, IsLate(message));
        bool hasOther = HasOther(message);
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            assistant.Write(content, hasOther);
        }

        assistant.WriteWaiting(item: null);
        assistant.Close();
        ResponsesResultWriter.WriteAll(writer, message, request);
    }

    private void Write(AIContent content, bool hasOther)
    {
        bool isOurs = IsOurs(content);
        switch (content)
        {
            case TextReasoningContent reasoning:
                if (hasOther && isOurs && CanGoBack(reasoning))
                {
                    Close();
                    _writer.WriteRawValue(reasoning.ProtectedData!, skipInputValidation: true);
                }

                break;
            case TextContent text:
                string? item = isOurs ? Kept(text, ResponsesKept.Item) : null;
                if (_isLate && item is null && text.Text.Length > 0)
                {
                    (_waiting ??= []).Add(text);
                }
                else
                {
                    if (item is not null)
                    {
                        WriteWaiting(item);
                    }

                    if (text.Text.Length > 0)
                    {
                        WriteText(text, item);
                    }
                }

                break;
            case ErrorContent { ErrorCode: Answer.RefusalCode } refusal:
                Open(_openItem);
                _writer.WriteStartObject();
                _writer.WriteString("type"u8, "refusal"u8);
                _writer.WriteString("refusal"u8, refusal.Message);
                _writer.WriteEndObject();
                break;
            case FunctionCallContent call:
                Close();
                WriteCall(call, isOurs ? Kept(call, ResponsesKept.Item) : null);
                break;
            default:
                if (isOurs && content.AdditionalProperties?.TryGetValue(ResponsesKept.WholeItem, out object? whole) == true)
                {
                    Close();
                    JsonValues.Write(_writer, whole);
                }
                else if (content is DataContent or UriContent or HostedFileContent)
                {
                    throw new RelayException(
                        RelayErrorKind.InvalidRequest,
                        $"Content of type {ContentDescription.Of(content)} cannot be sent to {_request.Spec.Target} in a message of role 'assistant'. Assistants send text, reasoning and tool calls; put it into a user message.");
                }
                else
                {
                    UnsentContent.Tell(content, _request);
                }

                break;
        }
    }

    /// <summary>Writes the texts that came before what their item says of them, as they do in a conversation put together from streamed updates.</summary>
    private void WriteWaiting(string? item)
    {
        if (_waiting is not { } texts)
        {
            return;
        }

        _waiting = null;
        foreach (TextContent text in texts)
        {
            WriteText(text, item);
        }
    }

    private void WriteText(TextContent text, string? item)
    {
        Open(item);
        _writer.WriteStartObject();
        _writer.WriteString("type"u8, "output_text"u8);
        _writer.WriteString("text"u8, text.Text);
        if (item is not null)
        {
            _writer.WriteStartArray("annotations"u8);
            foreach (AIAnnotation annotation in text.Annotations ?? [])
            {
                if (RawCitation.Of(annotation) is { } raw)
                {
                    raw.WriteTo(_writer);
                }
            }

            _writer.WriteEndArray();
        }

        _writer.WriteEndObject();
    }

    /// <summary>Opens a message, unless the one of this item is open.</summary>
    private void Open(string? item)
    {
        if (_isOpen && _openItem == item)
        {
            return;
        }

        Close();
        _isOpen = true;
        _openItem = item;
        _writer.WriteStartObject();
        if (item is not null)
        {
            _writer.WriteString("type"u8, "message"u8);
            WriteMembers(item);
        }

        _writer.WriteString("role"u8, "assistant"u8);
        _writer.WriteStartArray("content"u8);
    }

    private void Close()
    {
        if (_isOpen)
        {
            _writer.WriteEndArray();
            _writer.WriteEndObject();
            _isOpen = false;
            _openItem = null;
        }
    }

    private readonly void WriteCall(FunctionCallContent call, string? item)
    {
        _writer.WriteStartObject();
        _writer.WriteString("type"u8, "function_call"u8);
        if (item is not null)
        {
            WriteMembers(item);
        }

        _writer.WriteString("call_id"u8, ToolCallIds.Fit(call.CallId, ResponsesResultWriter.CallIds(_request)));
        _writer.WriteString("name"u8, call.Name);
        string arguments = call.ArgumentsText();
        _writer.WriteString("arguments"u8, string.IsNullOrWhiteSpace(arguments) ? "{}" : arguments);
        _writer.WriteEndObject();
    }

    private readonly void WriteMembers(string item)
    {
        using JsonDocument document = JsonDocument.Parse(item, JsonValues.DocumentOptions);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(_writer);
        }
    }

    /// <summary>Whether a reasoning item means something to the provider: it is one of this protocol, and it holds the reasoning, or the provider has kept it.</summary>
    private readonly bool CanGoBack(TextReasoningContent reasoning)
    {
        if (reasoning.ProtectedData is not { Length: > 1 } data || data[0] != '{' || !ToolCallExtensions.IsJson(data))
        {
            return false;
        }

        using JsonDocument document = JsonDocument.Parse(data, JsonValues.DocumentOptions);
        JsonElement item = document.RootElement;
        return JsonText.Of(item, "type") == "reasoning"
            && (JsonText.Of(item, "encrypted_content") is { Length: > 0 } || HasContent(item) || ResponsesStateWriter.Stores(_request));
    }

    private static bool HasContent(JsonElement item) =>
        item.TryGetProperty("content", out JsonElement content) && content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0;

    /// <summary>Whether the content came from the provider that is asked now; what does not say where it came from is taken for it.</summary>
    private readonly bool IsOurs(AIContent content) =>
        Kept(content, ResponsesKept.Origin) is not { } origin || origin == ContentOrigin.Of(_request.Provider, _request.Spec.Model);

    private static string? Kept(AIContent content, string name) =>
        content.AdditionalProperties?.TryGetValue(name, out object? value) == true ? value?.ToString() : null;

    /// <summary>Whether there is anything beside reasoning.</summary>
    private static bool HasOther(ChatMessage message)
    {
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not (TextReasoningContent or UsageContent) && !(content is TextContent { Text.Length: 0 }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a text comes before what its item says of it: of streamed updates, the first texts of a message are handed out before the item is done, and the last one brings it.
    /// </summary>
    private static bool IsLate(ChatMessage message)
    {
        bool hasBareText = false;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not TextContent text)
            {
                continue;
            }

            bool isBare = Kept(text, ResponsesKept.Item) is null;
            if (hasBareText && !isBare)
            {
                return true;
            }

            hasBareText |= isBare && text.Text.Length > 0;
        }

        return false;
    }
}
