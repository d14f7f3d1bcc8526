using System.Text.Json;

namespace Relay;

/// <summary>What few answers have; apart from <see cref="Answer"/>, of which every call makes one.</summary>
internal sealed class RareAnswerFields
{
    /// <summary>What the model said in place of an answer. A field: it is a mutable value.</summary>
    public TextAccumulator Refusal;

    /// <summary>How many pieces are kept one by one.</summary>
    public int PieceCount;

    /// <summary>Reasoning in the provider's own form.</summary>
    public ReasoningDetails? ReasoningDetails { get; set; }

    /// <summary>Audio the model answered with.</summary>
    public AudioAccumulator? Audio { get; set; }

    /// <summary>Images and files of an answer whose parts have no order.</summary>
    public MediaSet? Media { get; set; }

    /// <summary>Finds a part among many.</summary>
    public AnswerPartIndex? PartIndex { get; set; }

    /// <summary>Log probabilities so far.</summary>
    public List<JsonElement>? LogProbs { get; set; }

    /// <summary>Sources as Gemini names them.</summary>
    public GeminiSources? Sources { get; set; }
}
