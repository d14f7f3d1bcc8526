namespace Relay.Cli;

/// <summary>Lines that were replaced: those from start to just before end, counted from 0.</summary>
internal readonly record struct LineChange(int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd);
