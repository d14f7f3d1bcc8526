namespace Relay.Cli;

/// <summary>The preset that a project begins with.</summary>
internal static class FirstPreset
{
    /// <summary>Where it goes, from the project's folder: a place that every build reads.</summary>
    public const string Path = "presets/models.yaml";

    /// <summary>Two models and a group, as on the first page of the documentation.</summary>
    public const string Text =
        """
        # Each name below becomes a class: smart is Models.Smart, fast-cheap is Models.FastCheap, the group default is Models.Default.
        # Keys are read from the environment when a call is made. 'relay check' says what is wrong here, as the build does.
        version: 1
        models:
          smart:
            target: openai/gpt-4o-mini
            credential: $env.OPENAI_API_KEY
            params: { max_tokens: 512, temperature: 0.2 }
          fast-cheap:
            target: groq/llama-3.3-70b-versatile
            credential: $env.GROQ_API_KEY
        groups:
          default: { strategy: fallback, members: [smart, fast-cheap] }

        """;
}
