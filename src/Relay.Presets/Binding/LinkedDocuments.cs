namespace Relay.Presets;

/// <summary>What documents came to when they were linked, kept with the first of them: the generator and the analyzers of one process ask for the same, one behind the other.</summary>
/// <param name="documents">The documents in the order of their paths.</param>
/// <param name="options">What the host told besides.</param>
/// <param name="outcome">What they came to.</param>
internal sealed class LinkedDocuments(List<PresetDocument> documents, PresetCompilerOptions options, PresetCompilation outcome)
{
    /// <summary>Links documents that are in order, or takes what the same ones came to before.</summary>
    public static PresetCompilation Link(List<PresetDocument> documents, PresetCompilerOptions options)
    {
        if (documents.Count == 0)
        {
            return new Linker(documents, options).Link();
        }

        if (documents[0].Linked.Value is { } last && last.IsOf(documents, options))
        {
            return last.Outcome;
        }

        PresetCompilation outcome = new Linker(documents, options).Link();
        documents[0].Linked.Value = new LinkedDocuments(documents, options, outcome);
        return outcome;
    }

    private PresetCompilation Outcome { get; } = outcome;

    private bool IsOf(List<PresetDocument> others, PresetCompilerOptions otherOptions)
    {
        if (documents.Count != others.Count)
        {
            return false;
        }

        bool hasOptions = options.SignedPaths.Count > 0 || otherOptions.SignedPaths.Count > 0;
        for (int i = 0; i < others.Count; i++)
        {
            if (!ReferenceEquals(documents[i], others[i]))
            {
                return false;
            }

            // The day is for suppressions that end, and keys are for signatures.
            hasOptions |= others[i].Syntax.Suppressions.Count > 0 || others[i].Signatures.Count > 0;
        }

        return !hasOptions || options == otherOptions;
    }
}
