using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>One tool call while its pieces arrive.</summary>
internal sealed class PartialToolCall
{
    private TextAccumulator _arguments;
    private ArgumentsEnd _ends;
    private FunctionCallContent? _built;

    /// <summary>The index on the wire; null when the provider gives none.</summary>
    public required int? WireIndex { get; init; }

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Opaque data that must go back with the call, as JSON.</summary>
    public JsonElement? ExtraContent { get; set; }

    /// <summary>Whether it is a call of a custom tool, whose input is free text.</summary>
    public bool IsCustom { get; set; }

    /// <summary>Whether halves of characters were replaced in what <see cref="Build"/> made.</summary>
    public bool HasReplacements { get; private set; }

    public bool HasArguments => !_arguments.IsEmpty;

    /// <summary>Whether the arguments so far are JSON from beginning to end.</summary>
    public bool HasWholeArguments => _ends.IsWhole(in _arguments);

    /// <summary>The text of the arguments so far.</summary>
    public string Arguments => _arguments.ToString() ?? "";

    public void Append(string arguments) => _arguments.Append(arguments);

    /// <summary>Puts other arguments in the place of those that came.</summary>
    public void Replace(string arguments)
    {
        _arguments = default;
        _ends = default;
        _arguments.Append(arguments);
        _built = null;
    }

    /// <summary>The call, once all of it is there; the same object every time.</summary>
    public FunctionCallContent Build() => _built ??= Create();

    private FunctionCallContent Create()
    {
        // Calls without an id must still be told apart, by the program and when their results go back.
        string id = Id.Length > 0 ? Id : "call_" + Guid.NewGuid().ToString("N");
        string written = _arguments.ToString() ?? "", arguments = HalfCharacters.Replace(written), name = HalfCharacters.Replace(Name);
        id = HalfCharacters.Replace(id);
        HasReplacements = !ReferenceEquals(written, HalfCharacters.ReplaceInJson(written)) || !ReferenceEquals(name, Name);
        FunctionCallContent call = IsCustom ? CustomCall.Create(id, name, arguments) : ToolCallExtensions.Create(id, name, arguments);
        if (ExtraContent is { } extra)
        {
            (call.AdditionalProperties ??= [])["extra_content"] = extra;
        }

        return call;
    }
}

/// <summary>Merges the pieces of streamed tool calls, whichever way the provider numbers them.</summary>
/// <remarks>
/// Providers differ: an id only on the first piece, on every piece or never; no index at all, indexes from 1, or index 0 for every call.
/// A piece belongs to the last call of its index unless it brings another id; without an index it belongs to the call with its id,
/// or to the last call when it has neither id nor a new name. Where no ids are given at all, a name opens another call when it is another name,
/// or when the arguments so far are whole and more begin.
/// </remarks>
internal sealed class ToolCallAccumulator
{
    private readonly List<PartialToolCall> _calls = [];

    /// <summary>The last call of each index, of each id, and of each index and id: pieces may be many, and may belong to any call.</summary>
    private Dictionary<int, int>? _byIndex;
    private Dictionary<string, int>? _byId;
    private Dictionary<(int Index, string Id), int>? _byBoth;

    public int Count => _calls.Count;

    /// <summary>Finds, or opens, the call a piece belongs to. Its arguments are still to be appended.</summary>
    /// <exception cref="AnswerLimitException">It would be one more than <paramref name="most"/>.</exception>
    public ToolCallPiece Add(int? index, string? id, string? name, string arguments, int most)
    {
        int position = Find(index, id, name, arguments);
        bool isNew = position < 0;
        if (isNew)
        {
            position = _calls.Count;
            AnswerLimitException.ThrowIfBeyond(position + 1L, most, nameof(AnswerLimits.MaxToolCalls));
            _calls.Add(new PartialToolCall { WireIndex = index });
            if (index is { } place)
            {
                (_byIndex ??= [])[place] = position;
            }
        }

        PartialToolCall call = _calls[position];
        bool isIdNew = call.Id.Length == 0 && !string.IsNullOrEmpty(id);
        if (isIdNew)
        {
            call.Id = id!;
            Know(call, position);
        }

        bool isNameNew = call.Name.Length == 0 && !string.IsNullOrEmpty(name);
        if (isNameNew)
        {
            call.Name = name!;
        }

        return new ToolCallPiece(call, position, isNew, isIdNew, isNameNew);
    }

    /// <summary>Adds a call that came whole.</summary>
    public PartialToolCall AddWhole(string? id, string? name)
    {
        var call = new PartialToolCall { WireIndex = null, Id = id ?? "", Name = name ?? "" };
        _calls.Add(call);
        if (call.Id.Length > 0)
        {
            Know(call, _calls.Count - 1);
        }

        return call;
    }

    /// <summary>Whether halves of characters were replaced in a call that was built.</summary>
    public bool HasReplacements
    {
        get
        {
            foreach (PartialToolCall call in _calls)
            {
                if (call.HasReplacements)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public FunctionCallContent[] Build()
    {
        var calls = new FunctionCallContent[_calls.Count];
        for (int i = 0; i < calls.Length; i++)
        {
            calls[i] = _calls[i].Build();
        }

        return calls;
    }

    private int Find(int? index, string? id, string? name, string arguments)
    {
        if (index is { } place)
        {
            if (_byIndex is null || !_byIndex.TryGetValue(place, out int known))
            {
                return -1;
            }

            PartialToolCall call = _calls[known];
            return IsAnother(call.Id, id) ? WithId(place, id!, known) : IsAnotherWithoutId(call, id, name, arguments) ? -1 : known;
        }

        if (!string.IsNullOrEmpty(id))
        {
            return _byId is not null && _byId.TryGetValue(id, out int known) ? known : -1;
        }

        return _calls.Count == 0 || (!string.IsNullOrEmpty(name) && _calls[^1].Name.Length > 0) ? -1 : _calls.Count - 1;
    }

    /// <summary>An earlier call of the same index that has the id: a provider that gives every call one index may send their pieces in turns.</summary>
    private int WithId(int index, string id, int before) => _byBoth is not null && _byBoth.TryGetValue((index, id), out int known) && known < before ? known : -1;

    /// <summary>A call has its id.</summary>
    private void Know(PartialToolCall call, int position)
    {
        // The last one counts, and an earlier call may be given its id later.
        Keep(_byId ??= new(StringComparer.Ordinal), call.Id, position);
        if (call.WireIndex is { } index)
        {
            Keep(_byBoth ??= [], (index, call.Id), position);
        }
    }

    private static void Keep<TKey>(Dictionary<TKey, int> known, TKey key, int position)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out int last) || last < position)
        {
            known[key] = position;
        }
    }

    private static bool IsAnother(string known, string? id) => known.Length > 0 && !string.IsNullOrEmpty(id) && known != id;

    private static bool IsAnotherWithoutId(PartialToolCall call, string? id, string? name, string arguments) =>
        string.IsNullOrEmpty(id) && call.Id.Length == 0 && !string.IsNullOrEmpty(name) && call.Name.Length > 0
        && (name != call.Name || (arguments.AsSpan().TrimStart().StartsWith("{") && call.HasWholeArguments));
}

/// <summary>Where a piece of a tool call belongs, and what it was the first to tell.</summary>
internal readonly record struct ToolCallPiece(PartialToolCall Call, int Position, bool IsNew, bool IsIdNew, bool IsNameNew);
