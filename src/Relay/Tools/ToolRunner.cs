using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Runs the functions that one answer calls.</summary>
internal sealed class ToolRunner(ToolInvocation invocation, CallOptions options)
{
    /// <summary>The calls to run; none when there are none, or when one of them is for the caller.</summary>
    public List<FunctionCallContent> Runnable(ChatReply reply)
    {
        var calls = new List<FunctionCallContent>();
        foreach (FunctionCallContent call in reply.ToolCalls)
        {
            if (call.InformationalOnly)
            {
                continue;
            }

            if (!IsOurs(Find(call.Name)))
            {
                return [];
            }

            calls.Add(call);
        }

        return calls;
    }

    /// <summary>Runs them and gives back their results, in the order of the calls. Only cancellation throws.</summary>
    public async Task<ChatMessage> RunAsync(List<FunctionCallContent> calls, CancellationToken cancellationToken)
    {
        var results = new FunctionResultContent[calls.Count];
        if (calls.Count > 1 && invocation.AllowParallel && options.AllowMultipleToolCalls != false)
        {
            var running = new Task<FunctionResultContent>[calls.Count];
            for (int i = 0; i < running.Length; i++)
            {
                running[i] = RunAsync(calls[i], cancellationToken);
            }

            results = await Task.WhenAll(running).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = await RunAsync(calls[i], cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return new ChatMessage(ChatRole.Tool, [.. results]);
    }

    private async Task<FunctionResultContent> RunAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(call.Name) is not AIFunction function)
        {
            string missing = $"There is no tool '{call.Name}'.{Names()}";
            return Failed(call, missing, call.Exception ?? new RelayException(RelayErrorKind.ToolSchema, missing));
        }

        if (call.Exception is { } wrong)
        {
            return Failed(call, wrong is RelayException ? wrong.Message : "The arguments are not JSON.", wrong);
        }

        try
        {
            var arguments = new AIFunctionArguments(call.Arguments is null ? [] : new Dictionary<string, object?>(call.Arguments, StringComparer.Ordinal))
            {
                Services = invocation.Services,
                Context = new Dictionary<object, object?> { [typeof(FunctionCallContent)] = call },
            };
            object? result = await function.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false);
            return result as FunctionResultContent is { } whole && whole.CallId == call.CallId ? whole : new FunctionResultContent(call.CallId, Plain(result));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // Whatever a function throws is the model's to deal with; the program finds it on the result.
            return Failed(call, invocation.IncludeErrorDetails ? "The tool failed: " + SecretShapes.Scrub(error.Message) : "The tool failed.", error);
        }
    }

    private static FunctionResultContent Failed(FunctionCallContent call, string why, Exception error) => new(call.CallId, "Error: " + why) { Exception = error };

    /// <summary>A text is a text, not one in quotation marks.</summary>
    private static object? Plain(object? result) => result is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : result;

    /// <summary>Whether a call is answered here: of a function that may be run, or of nothing that was declared.</summary>
    private bool IsOurs(AITool? tool) => tool is null
        ? options.AdditionalProperties?.ContainsKey("tools") != true
        : tool is AIFunction && tool.GetService<ApprovalRequiredAIFunction>() is null;

    private AITool? Find(string name)
    {
        foreach (AITool tool in options.Tools ?? [])
        {
            if (tool.Name == name)
            {
                return tool;
            }
        }

        return null;
    }

    private string Names()
    {
        var names = new StringBuilder();
        foreach (AITool tool in options.Tools ?? [])
        {
            names.Append(names.Length == 0 ? " There are: " : ", ").Append(tool.Name);
        }

        return names.Length == 0 ? "" : names.Append('.').ToString();
    }
}
