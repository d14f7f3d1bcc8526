namespace Relay.Presets;

/// <summary>A place in a value for what was worked out of it, and can be again. No part of the value: all places are equal. Safe for concurrent use.</summary>
/// <remarks>A copy of the value by <c>with</c> takes what is remembered along, so what is remembered has to know what it was worked out of.</remarks>
/// <typeparam name="T">What is remembered.</typeparam>
internal struct Memo<T> : IEquatable<Memo<T>>
    where T : class
{
    private T? _value;

    /// <summary>What is remembered; null for nothing.</summary>
    public T? Value
    {
        get => Volatile.Read(ref _value);
        set => Volatile.Write(ref _value, value);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Memo<T> other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Memo<T>;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;
}
