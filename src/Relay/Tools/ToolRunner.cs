using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Runs the functions that one answer calls.</summary>
internal sealed class ToolRunner(ToolInvocation invocation, CallOptions options)
{
    private readonly Dictionary<string, AITool> _tools = ByName(options.Tools);
    private string? _names;

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

    /// <summary>The functions that were still running when the time was up, in the order of the calls.</summary>
    public IReadOnlyList<string> Unfinished { get; private set; } = [];

    /// <summary>Runs them and gives back their results, in the order of the calls. Only cancellation throws, and does not wait for functions that go on all the same.</summary>
    public async Task<ChatMessage> RunAsync(List<FunctionCallContent> calls, CancellationToken cancellationToken)
    {
        bool isParallel = invocation.AllowParallel && options.AllowMultipleToolCalls != false;
        var queue = new ToolQueue(calls);
        var workers = new Task[isParallel ? Math.Min(invocation.MaxConcurrency, calls.Count) : 1];
        for (int i = 0; i < workers.Length; i++)
        {
            workers[i] = calls.Exists(IsRun)
                ? Task.Factory.StartNew(() => Work(queue, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
                : Work(queue, cancellationToken);
        }

        try
        {
            await Task.WhenAll(workers).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Unfinished = queue.Running();
            throw;
        }

        return new ChatMessage(ChatRole.Tool, [.. queue.Results]);
    }

    /// <summary>Runs one call after the other, as long as there are any. The task is the end of the last one.</summary>
    /// <remarks>
    /// On a thread of its own: a function that blocks holds neither the call, whose limit goes on counting, nor the threads of the pool, which all others need. What an asynchronous one does
    /// after its first wait is the pool's again; the thread waits for it only where others are still to be run.
    /// </remarks>
    private Task Work(ToolQueue queue, CancellationToken cancellationToken)
    {
        while (queue.TryTake(out int position, out FunctionCallContent? call))
        {
            Task running = KeepAsync(queue, position, call, cancellationToken);
            if (queue.IsEmpty)
            {
                return running;
            }

            if (!running.IsCompleted)
            {
                Task.WaitAny([running], cancellationToken);
            }

            running.GetAwaiter().GetResult();
        }

        return Task.CompletedTask;
    }

    private async Task KeepAsync(ToolQueue queue, int position, FunctionCallContent call, CancellationToken cancellationToken) =>
        queue.Results[position] = await RunAsync(call, cancellationToken).ConfigureAwait(false);

    /// <summary>Whether a call gets as far as its function.</summary>
    private bool IsRun(FunctionCallContent call) => call.Exception is null && Find(call.Name) is AIFunction;

    private async Task<FunctionResultContent> RunAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(call.Name) is not AIFunction function)
        {
            string missing = $"There is no tool '{call.Name}'.{_names ??= Names()}";
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
            return Failed(call, invocation.IncludeErrorDetails ? "The tool failed: " + ToolErrorText.Of(error) : "The tool failed.", error);
        }
    }

    private static FunctionResultContent Failed(FunctionCallContent call, string why, Exception error) => new(call.CallId, "Error: " + why) { Exception = error };

    /// <summary>A text is a text, not one in quotation marks.</summary>
    private static object? Plain(object? result) => result is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : result;

    /// <summary>Whether a call is answered here: of a function that may be run, or of nothing that was declared.</summary>
    private bool IsOurs(AITool? tool) => tool is null
        ? options.AdditionalProperties?.ContainsKey("tools") != true
        : tool is AIFunction && tool.GetService<ApprovalRequiredAIFunction>() is null;

    private AITool? Find(string name) => _tools.GetValueOrDefault(name);

    private static Dictionary<string, AITool> ByName(IList<AITool>? tools)
    {
        var named = new Dictionary<string, AITool>(StringComparer.Ordinal);
        for (int i = 0; tools is not null && i < tools.Count; i++)
        {
            named.TryAdd(tools[i].Name, tools[i]);
        }

        return named;
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
