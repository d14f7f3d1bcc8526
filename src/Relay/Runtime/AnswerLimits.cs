namespace Relay;

/// <summary>How large an answer may be: what a provider, or whoever stands in its place, can make the program hold in memory.</summary>
/// <remarks>
/// The defaults lie far above the largest answers that providers document, and hurt none of them. Beyond a limit the call fails: with
/// <see cref="RelayErrorKind.Provider"/> for a whole answer and with <see cref="RelayErrorKind.StreamError"/> for a stream, with what had
/// arrived (<see cref="RelayException.Reply"/>, or the stream's Error update), and the connection is closed. The message names the limit.
/// </remarks>
public sealed class AnswerLimits
{
    private const int MiB = 1024 * 1024;

    /// <summary>
    /// The most bytes of an answer that comes whole, after decompression, and the most characters that a streamed answer may keep (text,
    /// reasoning, arguments of tool calls, what is kept for the way back). 64 MiB unless changed: the longest output of any model is some
    /// 128,000 tokens, less than 1 MiB of text, and an image is a few MiB.
    /// </summary>
    public int MaxAnswerBytes { get; set; } = 64 * MiB;

    /// <summary>
    /// The most bytes of a whole stream, after decompression. 256 MiB unless changed: 128,000 tokens, each in an event of its own, are some
    /// 40 MB, and with log probabilities a few times that.
    /// </summary>
    public long MaxStreamBytes { get; set; } = 256L * MiB;

    /// <summary>
    /// The most bytes of one event of a stream: an SSE event, a line, an AWS frame. 64 MiB unless changed, as for a whole answer: an event
    /// may hold one.
    /// </summary>
    public int MaxEventBytes { get; set; } = 64 * MiB;

    /// <summary>
    /// The most bytes that are read of the body of an answer that is an error; the rest is left unread, which is no failure of its own. 64
    /// KiB unless changed.
    /// </summary>
    public int MaxErrorBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// The most parts of an answer: texts, thoughts, calls, images, citations, blocks and unknown fields that are kept for the way back.
    /// 65,536 unless changed: answers have some hundreds.
    /// </summary>
    public int MaxParts { get; set; } = 65_536;

    /// <summary>
    /// The most tool calls of an answer. 32,768 unless changed: a call takes some ten tokens at least, so no model's longest output holds
    /// as many.
    /// </summary>
    public int MaxToolCalls { get; set; } = 32_768;

    /// <summary>
    /// The most pieces that are kept one by one: log probabilities of tokens, pieces of reasoning in the provider's own form, updates of an
    /// <see cref="IDispatchBackend"/>; also the most pieces that one event may bring. 262,144 unless changed: twice the tokens of any
    /// model's longest output.
    /// </summary>
    public int MaxPieces { get; set; } = 262_144;

    /// <summary>
    /// The most JSON values and names in a whole answer, or in one event. 10,000,000 unless changed: 32,000 tokens with 20 log
    /// probabilities each are some nine million. Bodies below 256 KiB are not counted.
    /// </summary>
    public int MaxJsonValues { get; set; } = 10_000_000;

    /// <summary>
    /// How many times larger than what came a compressed body may become, once it is larger than <see cref="DecompressionRatioFromBytes"/>.
    /// 200 unless changed: JSON shrinks to a twentieth as a rule, and a stream whose events are sent one by one to a fiftieth at most.
    /// </summary>
    public int MaxDecompressionRatio { get; set; } = 200;

    /// <summary>
    /// The size after decompression, in bytes, from which <see cref="MaxDecompressionRatio"/> counts. 1 MiB unless changed.
    /// </summary>
    public int DecompressionRatioFromBytes { get; set; } = MiB;

    /// <summary>What is wrong with the values; one sentence each.</summary>
    /// <param name="place">Where they stand, such as <c>RelayOptions.Limits</c>.</param>
    internal IEnumerable<string> Problems(string place)
    {
        foreach ((string name, long value) in Values())
        {
            if (OptionRules.Limit($"{place}.{name}", value) is { } problem)
            {
                yield return problem;
            }
        }
    }

    /// <summary>A copy, which nobody changes any more.</summary>
    /// <exception cref="RelayException">A value cannot be (<see cref="RelayErrorKind.Config"/>).</exception>
    internal AnswerLimits Checked()
    {
        foreach (string problem in Problems("RelayRuntimeOptions.Limits"))
        {
            throw new RelayException(RelayErrorKind.Config, problem);
        }

        return (AnswerLimits)MemberwiseClone();
    }

    private IEnumerable<(string Name, long Value)> Values() =>
    [
        (nameof(MaxAnswerBytes), MaxAnswerBytes),
        (nameof(MaxStreamBytes), MaxStreamBytes),
        (nameof(MaxEventBytes), MaxEventBytes),
        (nameof(MaxErrorBytes), MaxErrorBytes),
        (nameof(MaxParts), MaxParts),
        (nameof(MaxToolCalls), MaxToolCalls),
        (nameof(MaxPieces), MaxPieces),
        (nameof(MaxJsonValues), MaxJsonValues),
        (nameof(MaxDecompressionRatio), MaxDecompressionRatio),
        (nameof(DecompressionRatioFromBytes), DecompressionRatioFromBytes),
    ];
}
