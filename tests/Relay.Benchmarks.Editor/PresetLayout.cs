namespace Relay.Benchmarks.Editor;

/// <summary>How presets are spread over files.</summary>
internal enum PresetLayout
{
    /// <summary>All in one.</summary>
    OneFile,

    /// <summary>Each alias in a file of its own, and the groups in one more.</summary>
    FileEach,
}
