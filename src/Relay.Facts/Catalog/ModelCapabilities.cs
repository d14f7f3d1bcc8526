namespace Relay;

/// <summary>Something a model may or may not be able to do.</summary>
public enum Capability
{
    /// <summary>Calling tools.</summary>
    Tools,

    /// <summary>Calling several tools in one answer.</summary>
    ParallelTools,

    /// <summary>Images in the prompt.</summary>
    Vision,

    /// <summary>Documents (PDF) in the prompt.</summary>
    Documents,

    /// <summary>Audio in the prompt.</summary>
    AudioInput,

    /// <summary>Audio in the answer.</summary>
    AudioOutput,

    /// <summary>Video in the prompt.</summary>
    VideoInput,

    /// <summary>Answers that are some JSON object.</summary>
    JsonMode,

    /// <summary>Answers that follow a JSON schema.</summary>
    StructuredOutput,

    /// <summary>Streamed answers.</summary>
    Streaming,

    /// <summary>Reasoning before the answer.</summary>
    Reasoning,

    /// <summary>Cached prompts.</summary>
    PromptCaching,

    /// <summary>Searching the web by itself.</summary>
    WebSearch,

    /// <summary>System messages.</summary>
    SystemMessages,

    /// <summary>A temperature other than the model's own.</summary>
    Temperature,
}

/// <summary>What is known about a capability. Silence is not a no.</summary>
public enum Support
{
    /// <summary>No source says.</summary>
    Unknown,

    /// <summary>A source says no.</summary>
    No,

    /// <summary>A source says yes.</summary>
    Yes,
}

/// <summary>What is known about all of a model's capabilities: yes, no or unknown for each. The default value knows nothing.</summary>
public readonly struct ModelCapabilities : IEquatable<ModelCapabilities>
{
    /// <summary>Builds the set from two bit masks, one bit per <see cref="Capability"/>.</summary>
    /// <param name="yes">The capabilities known to be there.</param>
    /// <param name="no">The capabilities known to be absent.</param>
    public ModelCapabilities(int yes, int no)
    {
        YesMask = yes;
        NoMask = no & ~yes;
    }

    /// <summary>One bit per capability known to be there.</summary>
    public int YesMask { get; }

    /// <summary>One bit per capability known to be absent.</summary>
    public int NoMask { get; }

    /// <summary>What is known about <paramref name="capability"/>.</summary>
    public Support this[Capability capability] =>
        (YesMask & (1 << (int)capability)) != 0 ? Support.Yes
        : (NoMask & (1 << (int)capability)) != 0 ? Support.No
        : Support.Unknown;

    /// <summary>This set, and where it knows nothing, what <paramref name="other"/> knows.</summary>
    public ModelCapabilities Or(ModelCapabilities other) => new(YesMask | (other.YesMask & ~NoMask), NoMask | (other.NoMask & ~YesMask));

    /// <summary>The same set with one answer replaced.</summary>
    public ModelCapabilities With(Capability capability, Support support)
    {
        int bit = 1 << (int)capability;
        return new ModelCapabilities(
            support == Support.Yes ? YesMask | bit : YesMask & ~bit,
            support == Support.No ? NoMask | bit : NoMask & ~bit);
    }

    /// <inheritdoc/>
    public bool Equals(ModelCapabilities other) => YesMask == other.YesMask && NoMask == other.NoMask;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ModelCapabilities other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((YesMask * 397) ^ NoMask);

    /// <summary>Whether both know the same.</summary>
    public static bool operator ==(ModelCapabilities left, ModelCapabilities right) => left.Equals(right);

    /// <summary>Whether they know different things.</summary>
    public static bool operator !=(ModelCapabilities left, ModelCapabilities right) => !left.Equals(right);
}
