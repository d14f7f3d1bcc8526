namespace Relay;

/// <summary>Which feature of docs/features.md a class tests; the page is written from these (FeaturePageTests).</summary>
/// <param name="number">The feature's number in the page.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
internal sealed class FeatureAttribute(int number) : Attribute
{
    /// <summary>The feature's number in the page.</summary>
    public int Number { get; } = number;
}
