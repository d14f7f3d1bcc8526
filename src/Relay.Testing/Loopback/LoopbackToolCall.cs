namespace Relay;

/// <summary>A tool call of a <see cref="LoopbackReply"/>.</summary>
/// <param name="Id">The id of the call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">The arguments as text, sent as it is.</param>
internal sealed record LoopbackToolCall(string Id, string Name, string Arguments);
