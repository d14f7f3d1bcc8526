using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Checks the tool calls of an answer: that each tool was declared, and that its arguments follow its schema.</summary>
/// <remarks>
/// Calls that the provider carries out itself, and tools that are no functions, are left alone; so are unknown names where tools were declared in a way that Relay does
/// not read (a field <c>tools</c> of the program's own).
/// </remarks>
internal static class ToolCallCheck
{
    /// <summary>The reply, its wrong calls marked.</summary>
    /// <exception cref="RelayException">A call is wrong, and the options ask for an exception then.</exception>
    public static ChatReply Checked(CallContext call, ChatReply reply) => Failure(call, reply) is { } failure ? throw failure : reply;

    /// <summary>Marks the calls that are wrong; gives back the failure of the answer, where that is asked for.</summary>
    public static RelayException? Failure(CallContext call, ChatReply reply)
    {
        ToolValidation mode = (call.Options as CallOptions)?.ToolValidation ?? ToolValidation.Report;
        if (reply.ToolCalls.Count == 0 || mode == ToolValidation.None)
        {
            return null;
        }

        RelayException? first = null;
        for (int i = 0; i < reply.ToolCalls.Count; i++)
        {
            FunctionCallContent called = reply.ToolCalls[i];
            if (!called.InformationalOnly && Check(call, called) is { } error)
            {
                called.Exception = error;
                first ??= error;
            }
        }

        if (mode != ToolValidation.Throw || first is null)
        {
            return null;
        }

        first.Reply = reply;
        return first;
    }

    private static RelayException? Check(CallContext call, FunctionCallContent called)
    {
        AITool? tool = Find(call.Options?.Tools, called.Name);
        if (tool is null)
        {
            return HasToolsOfItsOwn(call)
                ? null
                : Error(call, called, new SchemaViolation("", "name", "was not declared"), $"The model called the tool '{called.Name}', which was not declared.", null);
        }

        if (tool is not AIFunctionDeclaration function)
        {
            return null;
        }

        string text = called.ArgumentsText();
        try
        {
            using JsonDocument document = JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "{}" : text, new JsonDocumentOptions { MaxDepth = JsonValues.ReaderOptions.MaxDepth });
            JsonElement arguments = document.RootElement;
            if (arguments.ValueKind != JsonValueKind.Object)
            {
                return Error(call, called, new SchemaViolation("", "json", "the arguments are no JSON object"), $"The arguments of the call of '{called.Name}' are no JSON object.", called.Exception);
            }

            if (text.Contains("null", StringComparison.Ordinal))
            {
                OptionalNulls.Remove(called, function.JsonSchema, arguments);
            }

            return SchemaValidator.Check(function.JsonSchema, arguments) is { } violation
                ? Error(call, called, violation, $"The call of '{called.Name}' does not follow its schema: {(violation.Path.Length == 0 ? "the whole" : violation.Path)} {violation.Reason} ({violation.Keyword}).", called.Exception)
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter is the framework's word for a text that is half a character.
            return Error(call, called, new SchemaViolation("", "json", "the arguments are not JSON"), $"The arguments of the call of '{called.Name}' are not JSON: the model wrote them wrongly, or was cut off.", error);
        }
    }

    private static RelayException Error(CallContext call, FunctionCallContent called, SchemaViolation violation, string message, Exception? cause) =>
        new(RelayErrorKind.ToolSchema, CallFailure.Clean(call, message), CallFailure.Shown(call, cause))
        {
            Provider = call.Binding.Spec.Provider,
            Alias = call.Binding.Spec.Alias,
            Model = call.Binding.Spec.Model,
            Violation = violation with { Reason = CallFailure.Clean(call, violation.Reason), Tool = called.Name, CallId = called.CallId },
        };

    private static AITool? Find(IList<AITool>? tools, string name)
    {
        for (int i = 0; tools is not null && i < tools.Count; i++)
        {
            if (tools[i].Name == name)
            {
                return tools[i];
            }
        }

        return null;
    }

    private static bool HasToolsOfItsOwn(CallContext call)
    {
        if (call.Options?.AdditionalProperties?.ContainsKey("tools") == true)
        {
            return true;
        }

        foreach (ExtraParameter extra in call.Binding.Spec.Parameters.Extra.Items)
        {
            if (extra.Name == "tools")
            {
                return true;
            }
        }

        return false;
    }
}
