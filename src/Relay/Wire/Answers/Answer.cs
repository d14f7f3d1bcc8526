using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>An answer while it is being read, whole or in pieces: every wire fills one, the path makes a <see cref="ChatReply"/> of it.</summary>
internal sealed class Answer
{
    private const string Replaced = "The answer had bytes that are not UTF-8, or halves of characters. Each of them is U+FFFD in the reply.";

    /// <summary>Up to so many parts are looked through; beyond them an index does it.</summary>
    private const int FewParts = 8;

    private static readonly AnswerLimits s_usual = new();

    private TextAccumulator _text;
    private TextAccumulator _reasoning;
    private ToolCallAccumulator? _toolCalls;
    private List<AnswerPart>? _parts;
    private RareAnswerFields? _rare;
    private ThinkTags? _thinkTags;
    private bool _hasText;
    private int _kept;
    private int _partCount;

    /// <summary>The updates of a streamed answer that have not been handed out; null when the answer is not streamed.</summary>
    public List<ChatUpdate>? Updates { get; init; }

    /// <summary>Who answers, for what only it can read back (<see cref="ContentOrigin"/>); null marks nothing.</summary>
    public string? Origin { get; init; }

    /// <summary>The model that was asked.</summary>
    public string? ConfiguredModel { get; init; }

    /// <summary>The model that the answer before this one named: the same as a rule, so that its name need not be made again.</summary>
    public string KnownModel { get; init; } = "";

    /// <summary>What names and ids must not repeat; null where nothing was sent.</summary>
    public SentSecrets? Secrets { get; init; }

    public string? Model
    {
        get;
        set => field = Masked(value);
    }

    public string? ResponseId
    {
        get;
        set => field = Masked(value);
    }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? FinishReason
    {
        get;
        set => field = Masked(value);
    }

    public string? ServiceTier { get; set; }

    /// <summary>Whether a call can go on from an answer that the provider has kept.</summary>
    public bool CanGoOn { get; init; }

    /// <summary>Whether the provider says that it has kept the answer.</summary>
    public bool IsStored { get; set; }

    /// <summary>Whether the provider blocked the prompt, so that there is no answer; <see cref="FinishReason"/> then says why.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Whether the arguments of a call were given in pieces that are not what the provider said they are at the end, which counts.</summary>
    public bool HasOtherArguments { get; set; }

    /// <summary>Whether a list of choices had more than one of index 0, of which the first counts.</summary>
    public bool HasOtherChoices { get; set; }

    /// <summary>Whether U+FFFD stands in the place of something that is no text: bytes that are no UTF-8, halves of characters.</summary>
    public bool HasReplacements { get; set; }

    /// <summary>The usage as last reported; null when it was not.</summary>
    public TokenUsage? Usage { get; set; }

    public WireError? Error { get; set; }

    /// <summary>Whether the wire said that nothing more will come.</summary>
    public bool IsDone { get; set; }

    /// <summary>How much may be kept, and how many parts there may be.</summary>
    public AnswerLimits Limits { get; init; } = s_usual;

    /// <summary>The citations of an answer that is one text; <see cref="Annotate(AIAnnotation)"/> adds to them.</summary>
    public List<AIAnnotation>? Annotations { get; private set; }

    /// <summary>Audio the model answered with; created when first needed.</summary>
    public AudioAccumulator Audio => Rare.Audio ??= new AudioAccumulator();

    /// <summary>Adds an image that came whole, where no order is kept; the same one twice is one.</summary>
    public void AddMedia(AIContent content)
    {
        if ((Rare.Media ??= new MediaSet()).Add(content))
        {
            CountPart();
        }
    }

    /// <summary>Fields of the message that Relay does not read, kept for the way back.</summary>
    public AdditionalPropertiesDictionary? Unread { get; set; }

    /// <summary>The parts so far, in order; null where no order is kept (<see cref="KeepOrder"/>).</summary>
    public List<AnswerPart>? Parts => _parts;

    /// <summary>
    /// Keeps the parts in the order in which they come, each with what belongs to it. Without it an answer is one reasoning, one text and the calls,
    /// which is all that some protocols have.
    /// </summary>
    public void KeepOrder() => _parts ??= [];

    /// <summary>Starts a part, so that what comes next is not joined to the one before; only where the order is kept.</summary>
    public AnswerPart StartPart(AnswerPartKind kind)
    {
        return Add(new AnswerPart(kind) { Position = _parts!.Count });
    }

    /// <summary>The last part that has an index on the wire, of any kind or of one; null when there is none.</summary>
    public AnswerPart? FindPart(int index, AnswerPartKind? kind = null)
    {
        for (int i = LastParts(out int first); i >= first; i--)
        {
            if (_parts![i].IndexOnWire == index && (kind is null || _parts[i].Kind == kind))
            {
                return _parts[i];
            }
        }

        return Index?.Find(index, kind);
    }

    /// <summary>The last text of an item: of the parts whose index, without its last <paramref name="bits"/> bits, is the item's; null when it has none.</summary>
    public AnswerPart? LastTextOf(int item, int bits)
    {
        for (int i = LastParts(out int first); i >= first; i--)
        {
            if (_parts![i].Kind == AnswerPartKind.Text && _parts[i].IndexOnWire >> bits == item)
            {
                return _parts[i];
            }
        }

        return Index?.LastTextOf(item, bits);
    }

    /// <summary>The last part of text; null when there is none.</summary>
    public AnswerPart? LastText
    {
        get
        {
            for (int i = LastParts(out int first); i >= first; i--)
            {
                if (_parts![i].Kind == AnswerPartKind.Text)
                {
                    return _parts[i];
                }
            }

            return Index?.LastText();
        }
    }

    /// <summary>The first part that is a call; null when there is none.</summary>
    public AnswerPart? FirstCall
    {
        get
        {
            for (int i = 0; i < Math.Min(FewParts, _parts?.Count ?? 0); i++)
            {
                if (_parts![i].Kind == AnswerPartKind.ToolCall)
                {
                    return _parts[i];
                }
            }

            return Index?.FirstCall();
        }
    }

    /// <summary>Where an answer has many parts, what finds one among them; null where the last ones are all.</summary>
    private AnswerPartIndex? Index => _parts is { Count: > FewParts } parts ? Rare.PartIndex ??= new AnswerPartIndex(parts) : null;

    /// <summary>The last part, and the first of the few that are looked through; mostly the one that is wanted is the very last.</summary>
    private int LastParts(out int first)
    {
        int count = _parts?.Count ?? 0;
        first = Math.Max(0, count - FewParts);
        return count - 1;
    }

    /// <summary>Puts a content in the place of one that was arriving; only where the order is kept.</summary>
    public void ReplacePart(AnswerPart part, AIContent content)
    {
        var by = new AnswerPart(AnswerPartKind.Other) { Content = content, Position = part.Position, WireIndex = part.WireIndex, IsClosed = true, IsGiven = part.IsGiven };
        _parts![part.Position] = by;
        _rare?.PartIndex?.Replace(part, by);
    }

    private AnswerPart Add(AnswerPart part)
    {
        CountPart();
        _parts!.Add(part);
        return part;
    }

    /// <summary>Adds a part that came whole and is neither text, reasoning nor a call; only where the order is kept.</summary>
    public AnswerPart AddContent(AIContent content)
    {
        return Add(new AnswerPart(AnswerPartKind.Other) { Content = content, Position = _parts!.Count });
    }

    /// <summary>Whether reasoning that the model writes into its text, between tags, is taken out of it (<see cref="ThinkTags"/>).</summary>
    public bool StripsThinkTags
    {
        get => _thinkTags is not null;
        init => _thinkTags = value ? new ThinkTags(this) : null;
    }

    public void AppendText(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        _hasText = true;
        if (_thinkTags is null)
        {
            AppendVisible(text);
        }
        else
        {
            _thinkTags.Append(text);
        }
    }

    /// <summary>Nothing more comes; what was held back of the text comes now.</summary>
    public void EndText() => _thinkTags?.End();

    /// <summary>Appends text that is certainly none of the model's reasoning.</summary>
    public void AppendVisible(string text)
    {
        CountKept(text.Length);
        AnswerPart? part = AppendToPart(AnswerPartKind.Text, text);
        if (part is null)
        {
            _text.Append(text);
        }

        HandOut(ChatUpdate.OfText(text, part));
    }

    /// <summary>Appends reasoning that stood in the text; an empty one says that there was some.</summary>
    public void AppendThought(string text)
    {
        if (text.Length > 0)
        {
            AppendReasoning(text);
        }
        else if (_parts is null)
        {
            _reasoning.Append("");
        }
    }

    public void AppendReasoning(string text)
    {
        if (text.Length > 0)
        {
            CountKept(text.Length);
            AnswerPart? part = AppendToPart(AnswerPartKind.Reasoning, text);
            if (part is null)
            {
                _reasoning.Append(text);
            }

            HandOut(ChatUpdate.OfThinking(text, part));
        }
    }

    /// <summary>Appends to a part of text or reasoning, which need not be the last one; only where the order is kept.</summary>
    public void AppendTo(AnswerPart part, string text)
    {
        if (text.Length > 0)
        {
            CountKept(text.Length);
            part.Append(text);
            HandOut(part.Kind == AnswerPartKind.Reasoning ? ChatUpdate.OfThinking(text, part) : ChatUpdate.OfText(text, part));
        }
    }

    public void AppendRefusal(string text)
    {
        if (text.Length > 0)
        {
            CountKept(text.Length);
            Rare.Refusal.Append(text);
        }
    }

    /// <summary>Whether anything of an answer has come, be it only why it ended: a stream that merely says it is done is none.</summary>
    public bool HasAnything =>
        _hasText || FinishReason is not null || Usage is not null || HasToolCalls || _parts is { Count: > 0 } || _rare is { Media: not null } or { Audio: not null }
        || !_reasoning.IsEmpty || HasRefusal;

    public bool HasRefusal => _rare?.Refusal.IsEmpty == false;

    public bool HasToolCalls => _toolCalls is not null;

    public int ToolCallCount => _toolCalls?.Count ?? 0;

    /// <summary>Adds a call that came whole.</summary>
    public PartialToolCall AddToolCall(string? id, string? name, string arguments)
    {
        _toolCalls ??= new ToolCallAccumulator();
        AnswerLimitException.ThrowIfBeyond(_toolCalls.Count + 1, Limits.MaxToolCalls, nameof(AnswerLimits.MaxToolCalls));
        CountKept(arguments.Length);
        PartialToolCall call = _toolCalls.AddWhole(id, name);
        AnswerPart? part = BeginCall(call, isWhole: true);
        call.Append(arguments);
        if (Updates is not null)
        {
            HandOut(ChatUpdate.OfToolCall(new ToolCallDelta(_toolCalls.Count - 1, id, name, arguments), part));
        }

        return call;
    }

    /// <summary>Adds a piece of a call.</summary>
    public PartialToolCall AppendToolCall(int? index, string? id, string? name, string arguments)
    {
        CountKept(arguments.Length);
        ToolCallPiece piece = (_toolCalls ??= new ToolCallAccumulator()).Add(index, id, name, arguments, Limits.MaxToolCalls);
        AnswerPart? part = piece.IsNew ? BeginCall(piece.Call, isWhole: false) : null;
        piece.Call.Append(arguments);
        if (Updates is not null)
        {
            HandOut(ChatUpdate.OfToolCall(new ToolCallDelta(piece.Position, piece.IsIdNew ? id : null, piece.IsNameNew ? name : null, arguments), part));
        }

        return piece.Call;
    }

    /// <summary>Log probabilities so far (<see cref="LogProbList"/>); null when none were asked for.</summary>
    public List<JsonElement>? LogProbs => _rare?.LogProbs;

    /// <summary>Sources as Gemini names them; null where it names none.</summary>
    public GeminiSources? Sources => _rare?.Sources;

    /// <summary>Sources as Gemini names them, to which others come.</summary>
    public GeminiSources NeededSources => Rare.Sources ??= new GeminiSources();

    /// <summary>Keeps a field that Relay does not read; what comes again under its name takes the place of what was there.</summary>
    public void KeepUnread(string name, JsonElement value)
    {
        Unread ??= [];
        int known = 0;
        if (!Unread.TryGetValue(name, out object? before))
        {
            CountPart();
        }
        else if (before is JsonElement element)
        {
            known = JsonMarshal.GetRawUtf8Value(element).Length;
        }

        CountKept(JsonMarshal.GetRawUtf8Value(value).Length - known);
        Unread[name] = value;
    }

    /// <summary>Adds a citation to the answer's one text.</summary>
    public void Annotate(AIAnnotation annotation)
    {
        CountPart();
        (Annotations ??= []).Add(annotation);
    }

    /// <summary>Takes out the citations of the answer's one text: others come in their place.</summary>
    public void ForgetAnnotations()
    {
        _partCount -= Annotations?.Count ?? 0;
        Annotations = null;
    }

    /// <summary>Adds a citation to a part.</summary>
    public void Annotate(AnswerPart part, AIAnnotation annotation)
    {
        CountPart();
        (part.Annotations ??= []).Add(annotation);
    }

    /// <summary>Adds a piece of reasoning in the provider's own form.</summary>
    public void AddReasoningDetail(JsonElement piece)
    {
        CountPiece();
        CountKept(JsonMarshal.GetRawUtf8Value(piece).Length);
        (Rare.ReasoningDetails ??= new ReasoningDetails()).Add(piece);
    }

    /// <summary>Adds the log probability of a token.</summary>
    public void AddLogProb(JsonElement item)
    {
        CountPiece();
        (Rare.LogProbs ??= []).Add(item);
    }

    /// <summary>Makes the reply of what has arrived.</summary>
    public ChatReply Build(ModelSpec spec, in ReplyFacts facts)
    {
        EndText();
        LogProbList.Settle(this);
        if (_rare?.Sources is { } sources)
        {
            _rare.Sources = null;
            sources.Settle(this);
        }

        string? refusal = Checked(_rare?.Refusal.ToString());
        FunctionCallContent[] calls = _toolCalls?.Build() ?? [];
        bool hasReplacements = false;
        List<AIContent> contents = _parts is null ? Unordered(calls, out string? reasoning) : Ordered(_parts, out reasoning, ref hasReplacements);
        HasReplacements |= hasReplacements;
        foreach (AIContent content in contents)
        {
            ContentOrigin.Mark(content, Origin);
        }

        if (refusal is not null)
        {
            contents.Add(new ErrorContent(refusal) { ErrorCode = RefusalCode });
        }

        HasReplacements |= _toolCalls?.HasReplacements == true;
        ResponseId = Checked(ResponseId);
        Model = Checked(Model);
        FinishReason = Checked(FinishReason);
        var message = new ChatMessage(ChatRole.Assistant, contents) { MessageId = ResponseId, AdditionalProperties = Unread };
        return new ChatReply(message, spec, facts.ServedTier, facts.Lane)
        {
            ReasoningText = reasoning,
            Refusal = refusal,
            ToolCalls = calls,
            FinishReason = facts.FinishReason,
            RawFinishReason = Shown(FinishReason),
            Usage = Usage,
            EchoedModel = Shown(Model),
            ResponseId = ResponseId,
            ConversationId = IsStored && CanGoOn ? ResponseId : null,
            CreatedAt = CreatedAt,
            Latency = facts.Latency,
            RequestId = facts.RequestId,
            Raw = facts.Raw,
            Warnings = HasReplacements ? [.. facts.Warnings, Replaced] : facts.Warnings,
        };
    }

    /// <summary>A name as it may stand in a log.</summary>
    public static string? Shown(string? name) => name is null ? null : VisibleText.Of(SecretShapes.Scrub(name));

    private string? Masked(string? value) => value is null || Secrets is null ? value : Secrets.Mask(value);

    private List<AIContent> Unordered(FunctionCallContent[] calls, out string? reasoning)
    {
        string? text = Checked(_text.ToString());
        reasoning = Checked(_reasoning.ToString());
        string? details = _rare?.ReasoningDetails?.ToJson();
        var contents = new List<AIContent>(1 + calls.Length + (reasoning is null ? 0 : 1));
        if (reasoning is not null || details is not null)
        {
            contents.Add(new TextReasoningContent(reasoning) { ProtectedData = details });
        }

        if (!string.IsNullOrEmpty(text) || Annotations is not null)
        {
            contents.Add(new TextContent(text) { Annotations = Annotations });
        }

        contents.AddRange(calls);
        if (_rare?.Media is { } media)
        {
            contents.AddRange(media.Items);
        }

        if (_rare?.Audio?.Build() is { } audio)
        {
            contents.Add(audio);
        }

        return contents;
    }

    private static List<AIContent> Ordered(List<AnswerPart> parts, out string? reasoning, ref bool hasReplacements)
    {
        var all = default(TextAccumulator);
        var contents = new List<AIContent>(parts.Count);
        foreach (AnswerPart part in parts)
        {
            if (part.Build() is not { } content)
            {
                continue;
            }

            contents.Add(content);
            hasReplacements |= part.HasReplacements;
            if (part.Kind == AnswerPartKind.Reasoning && part.Text.Length > 0)
            {
                all.Append(((TextReasoningContent)content).Text);
            }
        }

        reasoning = all.ToString();
        return contents;
    }

    /// <summary>A text whose halves of characters, where any are left, are replaced and noted.</summary>
    private string? Checked(string? text)
    {
        string? whole = text is null ? null : HalfCharacters.Replace(text);
        HasReplacements |= !ReferenceEquals(whole, text);
        return whole;
    }

    /// <summary>Counts what is kept: characters, or bytes of JSON.</summary>
    /// <exception cref="AnswerLimitException">It is too much.</exception>
    public void CountKept(int count)
    {
        long kept = (long)_kept + count;
        AnswerLimitException.ThrowIfBeyond(kept, Limits.MaxAnswerBytes, nameof(AnswerLimits.MaxAnswerBytes));
        _kept = (int)kept;
    }

    private RareAnswerFields Rare => _rare ??= new RareAnswerFields();

    /// <exception cref="AnswerLimitException">There are too many.</exception>
    private void CountPart() => AnswerLimitException.ThrowIfBeyond(++_partCount, Limits.MaxParts, nameof(AnswerLimits.MaxParts));

    /// <exception cref="AnswerLimitException">There are too many.</exception>
    private void CountPiece() => AnswerLimitException.ThrowIfBeyond(++Rare.PieceCount, Limits.MaxPieces, nameof(AnswerLimits.MaxPieces));

    private void HandOut(in ChatUpdate update)
    {
        if (Updates is { } updates)
        {
            AnswerLimitException.ThrowIfBeyond(updates.Count + 1, Limits.MaxPieces, nameof(AnswerLimits.MaxPieces));
            updates.Add(update);
        }
    }

    private AnswerPart? BeginCall(PartialToolCall call, bool isWhole)
    {
        if (_parts is null)
        {
            return null;
        }

        return Add(new AnswerPart(AnswerPartKind.ToolCall) { Call = call, IsClosed = isWhole, Position = _parts.Count });
    }

    /// <summary>The part that took it; null where the order is not kept.</summary>
    private AnswerPart? AppendToPart(AnswerPartKind kind, string text)
    {
        if (_parts is null)
        {
            return null;
        }

        AnswerPart part = _parts.Count > 0 && _parts[^1] is { IsClosed: false } last && last.Kind == kind ? last : StartPart(kind);
        part.Append(text);
        return part;
    }

    /// <summary>The <see cref="ErrorContent.ErrorCode"/> that marks a refusal, as the ecosystem has it.</summary>
    public const string RefusalCode = "Refusal";
}

/// <summary>What the path knows of a reply and the wire does not.</summary>
internal readonly record struct ReplyFacts(
    ChatFinishReason? FinishReason,
    ServiceTier ServedTier,
    Lane Lane,
    TimeSpan Latency,
    string? RequestId,
    string? Raw,
    IReadOnlyList<string> Warnings);
