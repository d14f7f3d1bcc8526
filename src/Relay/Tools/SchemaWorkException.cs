namespace Relay;

/// <summary>A check that would cost more than it may (<see cref="SchemaWork"/>). Never leaves <see cref="ToolCallCheck"/>.</summary>
internal sealed class SchemaWorkException() : Exception("The check of a tool call's arguments took more steps than it may.");
