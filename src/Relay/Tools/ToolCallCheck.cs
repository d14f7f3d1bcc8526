using System.Runtime.InteropServices;
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
        var work = new SchemaWork(call.Deadline.Token);
        Dictionary<string, AITool>? tools = reply.ToolCalls.Count > SchemaIndex.Few ? ByName(call.Options?.Tools) : null;
        try
        {
            for (int i = 0; i < reply.ToolCalls.Count; i++)
            {
                FunctionCallContent called = reply.ToolCalls[i];
                if (!called.InformationalOnly && Check(call, called, tools is null ? Find(call.Options?.Tools, called.Name) : tools.GetValueOrDefault(called.Name), work) is { } error)
                {
                    called.Exception = error;
                    first ??= error;
                }
            }
        }
        catch (OperationCanceledException) when (call.Deadline.Token.IsCancellationRequested)
        {
            // The answer is there and paid for, but nobody has seen whether its calls may be run.
            RelayException late = CallFailure.FromTransport(call, new TimeoutException("The arguments of the answer's tool calls were still being checked."), response: null, inStream: false);
            late.Reply = reply;
            return call.Deadline.IsCancelledByCaller ? throw new OperationCanceledException(call.Deadline.Caller) : late;
        }

        if (mode != ToolValidation.Throw || first is null)
        {
            return null;
        }

        first.Reply = reply;
        return first;
    }

    private static RelayException? Check(CallContext call, FunctionCallContent called, AITool? tool, SchemaWork work)
    {
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

            JsonElement schema = function.JsonSchema;
            if (schema.ValueKind == JsonValueKind.Undefined)
            {
                return null;
            }

            work.Begin(text.Length + (long)JsonMarshal.GetRawUtf8Value(schema).Length);
            var validator = new SchemaValidator(schema, work);
            if (text.Contains("null", StringComparison.Ordinal))
            {
                new OptionalNulls(schema, validator, work).Remove(called, arguments);
            }

            return validator.Check(arguments) is { } violation
                ? Error(call, called, violation, $"The call of '{called.Name}' does not follow its schema: {(violation.Path.Length == 0 ? "the whole" : violation.Path)} {violation.Reason} ({violation.Keyword}).", called.Exception)
                : null;
        }
        catch (SchemaWorkException error)
        {
            const string Reason = "the check takes more steps than it may";
            return Error(call, called, new SchemaViolation("", "work", Reason),
                $"The arguments of the call of '{called.Name}' were not checked to the end: the choices of its schema multiply with them. Simplify the schema.", error);
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

    /// <summary>The tools by their names, the first of each.</summary>
    private static Dictionary<string, AITool> ByName(IList<AITool>? tools)
    {
        var named = new Dictionary<string, AITool>(StringComparer.Ordinal);
        for (int i = 0; tools is not null && i < tools.Count; i++)
        {
            named.TryAdd(tools[i].Name, tools[i]);
        }

        return named;
    }

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
