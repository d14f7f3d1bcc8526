using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>Checks constant texts against the context window.</summary>
internal static class PromptLength
{
    /// <summary>Tokenizers differ, and repetitions shrink: only twice the window, by the usual estimate, is certainly too long.</summary>
    private const int Doubt = 2;

    /// <summary>Reports a prompt that no model of the alias can read.</summary>
    public static void Check(CallReport report, IArgumentOperation input, SentContents sent)
    {
        int window = 0;
        foreach (ModelSpec spec in report.Alias.Specs)
        {
            if (spec.ContextWindow is not { } own)
            {
                return;
            }

            window = Math.Max(window, own);
        }

        if (sent.Tokens / Doubt > window)
        {
            report.TooLong(input, sent.Tokens, window);
        }
    }
}
