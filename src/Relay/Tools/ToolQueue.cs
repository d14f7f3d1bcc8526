using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The calls of one answer while their functions are run: whoever is free takes the next.</summary>
internal sealed class ToolQueue(List<FunctionCallContent> calls)
{
    private int _next = -1;

    /// <summary>The results, in the order of the calls; null where there is none yet.</summary>
    public FunctionResultContent[] Results { get; } = new FunctionResultContent[calls.Count];

    /// <summary>Whether all calls have been taken.</summary>
    public bool IsEmpty => Volatile.Read(ref _next) >= calls.Count - 1;

    /// <summary>Takes the next call; false when none is left.</summary>
    public bool TryTake(out int position, [NotNullWhen(true)] out FunctionCallContent? call)
    {
        position = Interlocked.Increment(ref _next);
        call = position < calls.Count ? calls[position] : null;
        return call is not null;
    }

    /// <summary>The names of those that were begun and have no result.</summary>
    public List<string> Running()
    {
        var names = new List<string>();
        int begun = Math.Min(Volatile.Read(ref _next) + 1, calls.Count);
        for (int i = 0; i < begun; i++)
        {
            if (Volatile.Read(ref Results[i]) is null && !names.Contains(calls[i].Name))
            {
                names.Add(calls[i].Name);
            }
        }

        return names;
    }
}
