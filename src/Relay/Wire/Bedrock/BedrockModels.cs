using System.Collections.Concurrent;

namespace Relay;

/// <summary>What the id of a model says of it, read once: every request asks.</summary>
internal static class BedrockModels
{
    /// <summary>A program has few models; ids that are made up for each call are read each time.</summary>
    private const int Most = 1_000;

    private static readonly ConcurrentDictionary<string, (BedrockFamily Family, ClaudeTraits? Claude)> s_known = new(StringComparer.Ordinal);

    /// <summary>Whose model it is, and the traits of a Claude.</summary>
    /// <param name="model">The model's id, as the target names it.</param>
    public static (BedrockFamily Family, ClaudeTraits? Claude) Of(string model)
    {
        if (s_known.TryGetValue(model, out (BedrockFamily Family, ClaudeTraits? Claude) known))
        {
            return known;
        }

        string id = ModelId.Normalize(model);
        BedrockFamily family = BedrockFamilies.Of(id);
        known = (family, family == BedrockFamily.Claude ? ClaudeTraits.Of(BedrockFamilies.ClaudeId(id)) : null);
        if (s_known.Count < Most)
        {
            s_known.TryAdd(model, known);
        }

        return known;
    }
}
