namespace Relay.Conformance.Tests;

/// <summary>A theory over recordings; where there are none, it is reported as skipped and says what to do.</summary>
internal sealed class RecordingsTheoryAttribute : TheoryAttribute
{
    public RecordingsTheoryAttribute()
    {
        if (Recordings.Folder is null)
            Skip = "No recordings: set RELAY_RECORDINGS to a folder of recorded exchanges.";
    }
}

/// <summary>A test over all recordings; where there are none, it is reported as skipped and says what to do.</summary>
internal sealed class RecordingsFactAttribute : FactAttribute
{
    public RecordingsFactAttribute()
    {
        if (Recordings.Folder is null)
            Skip = "No recordings: set RELAY_RECORDINGS to a folder of recorded exchanges.";
    }
}
