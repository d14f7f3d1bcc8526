namespace Relay;

/// <summary>Says of a string parameter that it takes the name of an alias or group. A constant that no preset defines is then found while it is typed.</summary>
/// <remarks>
/// <code>
/// public sealed class Summariser([ModelAlias] string model) { … }
/// new Summariser("smrt")   // RLY0701: did you mean 'smart'?
/// </code>
/// It changes nothing when the program runs.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ModelAliasAttribute : Attribute;
