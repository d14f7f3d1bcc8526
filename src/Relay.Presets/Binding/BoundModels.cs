using System.Runtime.CompilerServices;

namespace Relay.Presets;

/// <summary>
/// Remembers what a model came to, for as long as its file is held by somebody, so that an edit of one preset binds no other again. Safe for concurrent use.
/// </summary>
/// <remarks>
/// The outcome is the same as without: a model is bound from its declaration, the fields that hold for it, and <c>defaults</c>. One that names a pricing
/// profile depends on more and is bound every time, and so is one that inherits, whose fields are put together anew.
/// </remarks>
internal static class BoundModels
{
    private static readonly ConditionalWeakTable<MappingNode, MappingNode> Bodies = new();
    private static readonly ConditionalWeakTable<Declaration, Slot> Slots = new();

    /// <summary>The fields that hold for a model that inherits from nobody: the same instance for the same body.</summary>
    public static MappingNode Alone(MappingNode body) => Bodies.GetValue(body, static written => NodeMerger.Merge(null, written, ModelFields.Mapping));

    /// <summary>Binds a model, or takes what it came to before.</summary>
    public static AliasModel Bind(AliasBinder binder, Declaration model, MappingNode body)
    {
        if (body.Entry("pricing_profile") is not null)
        {
            return binder.Bind(model, body);
        }

        Slot slot = Slots.GetOrCreateValue(model);
        if (slot.Last is { } last && ReferenceEquals(last.Body, body) && Equals(last.Defaults, binder.Defaults))
        {
            foreach (Finding finding in last.Findings)
            {
                binder.Findings.Add(finding);
            }

            return last.Alias;
        }

        binder.Findings.StartRecording();
        AliasModel alias = binder.Bind(model, body);
        slot.Last = new Bound(body, binder.Defaults, alias, binder.Findings.StopRecording());
        return alias;
    }

    private sealed class Slot
    {
        private volatile Bound? _last;

        public Bound? Last
        {
            get => _last;
            set => _last = value;
        }
    }

    private sealed class Bound(MappingNode body, MappingNode? defaults, AliasModel alias, List<Finding> findings)
    {
        public MappingNode Body { get; } = body;

        public MappingNode? Defaults { get; } = defaults;

        public AliasModel Alias { get; } = alias;

        public List<Finding> Findings { get; } = findings;
    }
}
