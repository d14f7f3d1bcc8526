using Relay.Presets;

namespace Relay.Generators;

/// <summary>
/// Texts of members, kept with the alias or group they were written for: an edit of one preset writes one of them anew. Safe for concurrent use.
/// </summary>
internal static class MemberTexts
{
    /// <summary>The text of an alias.</summary>
    public static MemberText Of(AliasModel alias, MemberName name, string? target, SourceFrame frame, SourceBuilder scratch)
    {
        if (Find(alias, alias.Written.Value, name, target, frame) is { } last)
        {
            return last;
        }

        MemberText text = MemberText.Of(alias, name, target, frame, scratch);
        alias.Written.Value = new Written(alias, name, target, frame, text);
        return text;
    }

    /// <summary>The text of a group.</summary>
    public static MemberText Of(GroupModel group, MemberName name, SourceFrame frame, SourceBuilder scratch)
    {
        if (Find(group, group.Written.Value, name, null, frame) is { } last)
        {
            return last;
        }

        MemberText text = MemberText.Of(group, name, frame, scratch);
        group.Written.Value = new Written(group, name, null, frame, text);
        return text;
    }

    private static MemberText? Find(object owner, object? written, MemberName name, string? target, SourceFrame frame) =>
        written is Written last && ReferenceEquals(last.Owner, owner) && last.Name == name && last.Target == target && last.Frame == frame ? last.Text : null;

    private sealed class Written(object owner, MemberName name, string? target, SourceFrame frame, MemberText text)
    {
        public object Owner { get; } = owner;

        public MemberName Name { get; } = name;

        public string? Target { get; } = target;

        public SourceFrame Frame { get; } = frame;

        public MemberText Text { get; } = text;
    }
}
