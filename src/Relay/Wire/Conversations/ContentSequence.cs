using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The contents of a message in their order, gone through without an enumerator on the heap.</summary>
internal readonly struct ContentSequence(IList<AIContent> contents)
{
    public Enumerator GetEnumerator() => new(contents);

    /// <summary>A position among the contents.</summary>
    public struct Enumerator(IList<AIContent> contents)
    {
        private int _index = -1;

        public readonly AIContent Current => contents[_index];

        public bool MoveNext() => ++_index < contents.Count;
    }
}
