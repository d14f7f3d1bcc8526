namespace System.Security;

/// <summary>
/// Marks a method that looks at who called it. The C# compiler knows the attribute by this name and sets the flag on the method by which the runtime knows not to
/// give it its caller's place on the stack (a tail call), after which the caller would seem to be somebody else.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DynamicSecurityMethodAttribute : Attribute;
