namespace Relay.Generators;

/// <summary>What is the same for all members of a project's source.</summary>
/// <param name="Prefix">What stands before a type of the project: <c>global::App.</c>.</param>
/// <param name="ClassName">The class of the properties.</param>
/// <param name="Visibility">Its visibility, and that of the types beside it.</param>
/// <param name="Specs">The file-local class of literals.</param>
/// <param name="Registration">The file-local class that finds aliases by their names.</param>
/// <param name="Depth">How deep in blocks the class stands: 1 in a namespace.</param>
internal sealed record SourceFrame(string Prefix, string ClassName, string Visibility, string Specs, string Registration, int Depth)
{
    /// <summary>The property of <paramref name="name"/>, for documentation.</summary>
    public string Cref(MemberName name) => Prefix + ClassName + "." + name.Path;
}
