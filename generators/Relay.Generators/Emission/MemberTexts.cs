using System.Runtime.CompilerServices;
using Relay.Presets;

namespace Relay.Generators;

/// <summary>
/// Texts of members, kept for as long as the alias or group they were written for is: an edit of one preset writes one of them anew. Safe for concurrent use.
/// </summary>
internal static class MemberTexts
{
    private static readonly ConditionalWeakTable<object, Slot> Slots = new();

    /// <summary>The text of an alias.</summary>
    public static MemberText Of(AliasModel alias, MemberName name, SourceFrame frame, SourceBuilder scratch)
    {
        Slot slot = Slots.GetOrCreateValue(alias);
        return slot.Find(name, frame) ?? slot.Keep(name, frame, MemberText.Of(alias, name, frame, scratch));
    }

    /// <summary>The text of a group.</summary>
    public static MemberText Of(GroupModel group, MemberName name, SourceFrame frame, SourceBuilder scratch)
    {
        Slot slot = Slots.GetOrCreateValue(group);
        return slot.Find(name, frame) ?? slot.Keep(name, frame, MemberText.Of(group, name, frame, scratch));
    }

    private sealed class Slot
    {
        private volatile Written? _last;

        public MemberText? Find(MemberName name, SourceFrame frame) => _last is { } last && last.Name == name && last.Frame == frame ? last.Text : null;

        public MemberText Keep(MemberName name, SourceFrame frame, MemberText text)
        {
            _last = new Written(name, frame, text);
            return text;
        }
    }

    private sealed class Written(MemberName name, SourceFrame frame, MemberText text)
    {
        public MemberName Name { get; } = name;

        public SourceFrame Frame { get; } = frame;

        public MemberText Text { get; } = text;
    }
}
