namespace Relay;

/// <summary>What few parts have; apart from <see cref="AnswerPart"/>, of which every answer has some.</summary>
internal sealed class RarePartFields
{
    /// <summary>Reasoning in the provider's own form, while it comes in pieces.</summary>
    private TextAccumulator _protected;
    private Base64Pieces? _bytes;

    /// <summary>The part of text of the same item before this one.</summary>
    public AnswerPart? Sibling { get; set; }

    /// <summary>What is still to be done before the content is complete.</summary>
    public Action<AnswerPart>? Finish { get; set; }

    /// <summary>Members that came later than the block they belong to.</summary>
    public Dictionary<string, string>? LateMembers { get; set; }

    /// <summary>The text, where it comes as base64 in pieces.</summary>
    public Base64Pieces? TextBytes { get; set; }

    /// <summary>Adds a piece to the protected data, behind what there was.</summary>
    public void AddProtected(string? known, string piece)
    {
        known ??= _bytes?.Join();
        _bytes = null;
        if (known is not null)
        {
            _protected.Append(known);
        }

        _protected.Append(piece);
    }

    /// <summary>Adds bytes to the protected data, as base64 that is filled up by itself, behind what there was.</summary>
    public void AddProtectedBytes(string? known, string base64)
    {
        if (_bytes is null)
        {
            _bytes = new Base64Pieces();
            _bytes.Add(known ?? _protected.ToString());
            _protected = default;
        }

        _bytes.Add(base64);
    }

    /// <summary>All of the protected data that was added, once; null when nothing was.</summary>
    public string? TakeProtected()
    {
        string? whole = _bytes?.Join() ?? _protected.ToString();
        _bytes = null;
        _protected = default;
        return whole;
    }
}
