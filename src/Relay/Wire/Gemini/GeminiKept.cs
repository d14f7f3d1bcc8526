namespace Relay;

/// <summary>Names under which a content's additional properties keep what must go back to Gemini with it.</summary>
internal static class GeminiKept
{
    /// <summary>The thought signature of the very part, as text.</summary>
    public const string Signature = "thoughtSignature";

    /// <summary>Set where a part that is not text belongs to the model's thoughts.</summary>
    public const string Thought = "thought";

    /// <summary>A part that Relay does not read (code that was executed, a search of the provider's own), as JSON.</summary>
    public const string Part = "geminiPart";

    /// <summary>Members of a part beside its data, which a caller may set on a content: how a video is sampled, how finely an image is looked at.</summary>
    public static readonly string[] PartMembers = ["videoMetadata", "mediaResolution"];
}
