namespace Relay.Presets;

/// <summary>A named entry of <c>models</c>, <c>groups</c>, <c>providers</c> or <c>pricing_profiles</c>, checked against the field table.</summary>
/// <param name="Key">The name where it was written.</param>
/// <param name="Body">The fields that the table allows, under their canonical names.</param>
internal sealed record Declaration(ScalarNode Key, MappingNode Body)
{
    /// <summary>What <see cref="BoundModels"/> made of it.</summary>
    internal Memo<BoundModel> Bound;

    private Memo<Tuple<MappingNode, MappingNode>> _alone;

    /// <summary>The name.</summary>
    public string Name => Key.Text;

    /// <summary>What only a preset in Markdown has; null for others.</summary>
    public FrontMatterFacts? FrontMatter { get; init; }

    /// <summary>Whether it is only there to be inherited from.</summary>
    public bool IsBase => FrontMatter is { Identity.IsBase: true };

    /// <summary>The fields that hold for a model that inherits from nobody: the same instance each time.</summary>
    public MappingNode Alone
    {
        get
        {
            if (_alone.Value is not { } last || !ReferenceEquals(last.Item1, Body))
            {
                _alone.Value = last = Tuple.Create(Body, NodeMerger.Merge(null, Body, ModelFields.Mapping));
            }

            return last.Item2;
        }
    }

    /// <summary>Path of the file that declares it.</summary>
    public string File => Key.Location.File;
}
