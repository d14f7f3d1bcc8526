namespace Relay.Generators;

/// <summary>What an alias or group is called in C#.</summary>
/// <param name="Name">The name in the preset: <c>fast-cheap</c>.</param>
/// <param name="Member">The property of the generated class, and the constant in its <c>Names</c>: <c>FastCheap</c>.</param>
/// <param name="Module">The class within the generated class that has the property; null where that is the generated class itself.</param>
/// <param name="Type">The class of the property: <c>FastCheapModel</c>, or <c>FastCheapGroup</c> for a group.</param>
internal sealed record MemberName(string Name, string? Module, string Member, string Type);
