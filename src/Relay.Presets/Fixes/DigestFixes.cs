namespace Relay.Presets;

/// <summary>Mends of a preset's digest. None of them makes a digest fit a file that it was not made of.</summary>
internal static class DigestFixes
{
    /// <summary>Writes the algorithm that the digest itself names, where the digest is right by that algorithm; null where it is not.</summary>
    public static PresetFix? CorrectAlgorithm(FixContext context)
    {
        if (context.Entry is not { Entry.Value: ScalarNode digest } place || place.Owner.Entry("algorithm") is not { Value: ScalarNode algorithm })
        {
            return null;
        }

        string named = digest.Text.Substring(0, Math.Max(0, digest.Text.IndexOf(':')));
        if (DocumentDigest.Length(named) == 0 || SuggestedText.InPlaceOf(algorithm, named) is not { } written)
        {
            return null;
        }

        SourceSpan span = algorithm.Location.Span;
        PresetEdit edit = context.Edit(span.Start.Offset, span.End.Offset, written);
        return Fits(context.Source.Path, PresetFixes.Apply(context.Text, [edit])) ? FixContext.Fix("Write the algorithm '" + named + "'", edit, isPreferred: true) : null;
    }

    private static bool Fits(string path, string text)
    {
        foreach (Finding finding in PresetCompiler.Read(path, text).Findings)
        {
            if (finding.Rule == SecurityRules.MalformedDigest || finding.Rule == SecurityRules.IntegrityMismatch)
            {
                return false;
            }
        }

        return true;
    }
}
