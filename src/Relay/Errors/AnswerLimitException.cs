using System.Globalization;

namespace Relay;

/// <summary>An answer that is larger than a limit allows; on the path it becomes a <see cref="RelayException"/>.</summary>
/// <param name="name">The limit's property of <see cref="AnswerLimits"/>.</param>
/// <param name="value">Its value.</param>
internal sealed class AnswerLimitException(string name, long value) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"sent more than the limit {name} allows ({value:N0}). Where that is meant, raise it in RelayRuntimeOptions.Limits, or as Relay:Limits:{name} in the configuration."))
{
    /// <summary>Fails where <paramref name="count"/> is beyond the limit.</summary>
    /// <exception cref="AnswerLimitException">It is.</exception>
    public static void ThrowIfBeyond(long count, long limit, string name)
    {
        if (count > limit)
        {
            throw new AnswerLimitException(name, limit);
        }
    }
}
