namespace Relay;

/// <summary>What few parts have; apart from <see cref="AnswerPart"/>, of which every answer has some.</summary>
internal sealed class RarePartFields
{
    /// <summary>The part of text of the same item before this one.</summary>
    public AnswerPart? Sibling { get; set; }

    /// <summary>What is still to be done before the content is complete.</summary>
    public Action<AnswerPart>? Finish { get; set; }

    /// <summary>Members that came later than the block they belong to.</summary>
    public Dictionary<string, string>? LateMembers { get; set; }

    /// <summary>The text, where it comes as base64 in pieces.</summary>
    public Base64Pieces? TextBytes { get; set; }

    /// <summary>Reasoning in the provider's own form, where it comes as base64 in pieces.</summary>
    public Base64Pieces? ProtectedBytes { get; set; }
}
