using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Tells media apart by what they are: bytes and their type, or an address. Bytes are hashed, never written out to be compared.</summary>
internal sealed class MediaSet : IEqualityComparer<AIContent>
{
    private readonly HashSet<AIContent> _known;

    public MediaSet() => _known = new HashSet<AIContent>(this);

    /// <summary>The contents, in the order they came.</summary>
    public List<AIContent> Items { get; } = [];

    /// <summary>Adds a content; false when the same is there.</summary>
    public bool Add(AIContent content)
    {
        if (!_known.Add(content))
        {
            return false;
        }

        Items.Add(content);
        return true;
    }

    public bool Equals(AIContent? x, AIContent? y) => (x, y) switch
    {
        (DataContent left, DataContent right) => left.MediaType == right.MediaType && left.Data.Span.SequenceEqual(right.Data.Span),
        (UriContent left, UriContent right) => left.Uri == right.Uri,
        _ => ReferenceEquals(x, y),
    };

    public int GetHashCode([DisallowNull] AIContent obj)
    {
        var hash = default(HashCode);
        switch (obj)
        {
            case DataContent data:
                hash.Add(data.MediaType);
                hash.AddBytes(data.Data.Span);
                break;
            case UriContent uri:
                hash.Add(uri.Uri);
                break;
            default:
                hash.Add(obj);
                break;
        }

        return hash.ToHashCode();
    }
}
