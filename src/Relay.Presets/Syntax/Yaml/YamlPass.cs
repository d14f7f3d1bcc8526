namespace Relay.Presets;

/// <summary>One reading of a YAML text from its start to its end or to the first mistake.</summary>
/// <param name="Root">What was understood; null for nothing.</param>
/// <param name="Findings">What was found in what was understood.</param>
/// <param name="Failure">The mistake that ended the reading; null without one.</param>
internal sealed record YamlPass(PresetNode? Root, FindingCollector Findings, YamlFailure? Failure)
{
    /// <summary>Reads a text as long as the source, of which parts may have been blanked.</summary>
    public static YamlPass Read(SourceText source, string text)
    {
        var findings = new FindingCollector(source);
        var events = new YamlEventReader(text, source.ContentStart);
        var builder = new YamlTreeBuilder(source, text, events, findings);
        PresetNode? root = builder.ReadDocument();
        return new YamlPass(root, findings, events.Failure);
    }
}
