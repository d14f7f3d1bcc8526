using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Relay.Hostile.Tests.Secrets;

/// <summary>Keeps all that a program may print of a call: log texts with their state, and records of usage as JSON.</summary>
internal sealed class Printed : ILogger, ILoggerFactory, ILoggerProvider, IUsageSink
{
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }
    }

    public void Clear()
    {
        lock (_lines)
        {
            _lines.Clear();
        }
    }

    /// <summary>An exception with all that is known of it.</summary>
    public void Add(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            Add(cause.ToString() + cause.Message);
            foreach (object? value in cause.Data.Values)
            {
                Add(value?.ToString() ?? "");
            }
        }

        if (error is RelayException own)
        {
            Add($"{own.ProviderMessage}\n{own.ProviderCode}\n{own.RequestId}\n{own.Body}\n{own.Model}\n{own.Alias}\n{own.Violation}\n{string.Join('\n', own.Attempts)}");
            if (own.Reply is { } reply)
            {
                Add(reply);
            }
        }
    }

    /// <summary>A reply with all but the model's own text.</summary>
    public void Add(ChatReply reply) =>
        Add($"{reply.RequestId}\n{reply.EchoedModel}\n{reply.RawFinishReason}\n{reply.FinishReason}\n{reply.ResponseId}\n{reply.ConversationId}\n{reply.ModelId}\n{string.Join('\n', reply.Warnings)}");

    public void Record(UsageRecord record) => Add(JsonSerializer.Serialize(record) + record);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add(state.ToString() ?? "");
        AddState(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Add($"{logLevel} {eventId} {formatter(state, exception)} {exception}");
        AddState(state);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private void AddState(object? state)
    {
        if (state is not System.Collections.IEnumerable values || state is string)
        {
            return;
        }

        foreach (object? value in values)
        {
            Add(value is KeyValuePair<string, object?> { Value: System.Collections.IEnumerable list and not string } ? string.Join(' ', list.Cast<object?>()) : value?.ToString() ?? "");
        }
    }
}
