namespace Relay.Generators;

/// <summary>Why a name has another form in C# than its letters suggest.</summary>
internal enum RenameReason
{
    /// <summary>It has not.</summary>
    None,

    /// <summary>Every class has a member of that name already, or the generated class itself bears it.</summary>
    Reserved,

    /// <summary>Another alias or group got the same name first.</summary>
    Taken,
}

/// <summary>What an alias or group is called in C#.</summary>
/// <param name="Name">The name in the preset: <c>fast-cheap</c>.</param>
/// <param name="Member">The property of the generated class, and the constant in its <c>Names</c>: <c>FastCheap</c>.</param>
/// <param name="Type">The class of the property: <c>FastCheapModel</c>, or <c>FastCheapGroup</c> for a group.</param>
/// <param name="Reason">Why <paramref name="Member"/> has trailing underscores, if it has.</param>
internal sealed record MemberName(string Name, string Member, string Type, RenameReason Reason);
