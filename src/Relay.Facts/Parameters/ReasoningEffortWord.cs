namespace Relay;

/// <summary>Reasoning effort as a word (none, minimal, low, medium, high, xhigh) and as a budget in tokens, and how one becomes the other.</summary>
public static class ReasoningEffortWord
{
    private static readonly string[] Scale = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    /// <summary>The words a preset may use, by rising effort.</summary>
    public static IReadOnlyList<string> All { get; } = Array.AsReadOnly<string>(["none", "minimal", "low", "medium", "high", "xhigh"]);

    /// <summary>Whether a word is one of <see cref="All"/>.</summary>
    public static bool IsKnown(string word)
    {
        int step = Array.IndexOf(Scale, word);
        return step >= 0 && step < All.Count;
    }

    /// <summary>The word for a budget: 0 is none, below 2,048 minimal, below 8,192 low, below 20,000 medium, and high above.</summary>
    /// <param name="tokens">Reasoning tokens, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is negative.</exception>
    public static string FromBudget(int tokens) => tokens switch
    {
        < 0 => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "A reasoning budget is a number of tokens, 0 or more."),
        0 => "none",
        < 2_048 => "minimal",
        < 8_192 => "low",
        < 20_000 => "medium",
        _ => "high",
    };

    /// <summary>The budget for a word: none 0, minimal 1,024, low 4,096, medium 16,384, high 24,576, xhigh 32,768 tokens; null for any other word.</summary>
    /// <param name="word">The effort.</param>
    public static int? ToBudget(string word) => word switch
    {
        "none" => 0,
        "minimal" => 1_024,
        "low" => 4_096,
        "medium" => 16_384,
        "high" => 24_576,
        "xhigh" => 32_768,
        _ => null,
    };

    /// <summary>
    /// The word to send for what was asked: the word itself where the model takes it or nothing is known of the model, else the nearest one it takes.
    /// Between two that are equally near it is the smaller; a model that can is never told <c>none</c> unless that was asked.
    /// </summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    /// <param name="effort">The effort asked for; null when only a budget was.</param>
    /// <param name="budget">The budget asked for, in tokens; used when there is no effort.</param>
    /// <returns>The word, or null when nothing was asked for.</returns>
    public static string? ToSend(ProviderFacts provider, string model, string? effort, int? budget = null)
    {
        string? asked = effort ?? (budget is { } tokens ? FromBudget(tokens) : null);
        if (asked is null)
        {
            return null;
        }

        string[] accepted = EffortVocabulary.Of(provider, model);
        if (accepted.Length == 0 || Array.IndexOf(accepted, asked) >= 0)
        {
            return asked;
        }

        int wanted = Array.IndexOf(Scale, asked);
        return wanted < 0 ? asked : Nearest(accepted, wanted);
    }

    /// <summary>The words a model is known to take, by rising effort; empty when nothing is known.</summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    public static IReadOnlyList<string> Accepted(ProviderFacts provider, string model) => Array.AsReadOnly(EffortVocabulary.Of(provider, model));

    private static string Nearest(string[] accepted, int wanted)
    {
        string best = accepted[0];
        int distance = int.MaxValue;
        foreach (string word in accepted)
        {
            int step = Array.IndexOf(Scale, word);

            // Off is not a small amount of reasoning. A word outside the scale means "on, as the model likes" (Groq: default).
            int gap = step < 0 || (step == 0 && wanted > 0) ? Scale.Length : Math.Abs(step - wanted);
            bool onBeforeOff = gap == Scale.Length && distance == Scale.Length && best == "none" && wanted > 0;
            if (gap < distance || onBeforeOff)
            {
                best = word;
                distance = gap;
            }
        }

        return best;
    }
}
