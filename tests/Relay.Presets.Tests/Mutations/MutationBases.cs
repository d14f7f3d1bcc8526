namespace Relay.Presets.Tests;

/// <summary>Presets without a finding, from which mutations are made.</summary>
internal static class MutationBases
{
    public static readonly (string File, string Text)[] All =
    [
        ("block.yaml", """
            version: 1
            defaults:
              timeout: 45
              http2: false
            models:
              smart:
                target: anthropic/claude-sonnet-4-5
                credential: $env.ANTHROPIC_API_KEY
                description: For long answers
                timeout: 120
                params:
                  max_tokens: 4096
                  temperature: 0.5
              omni:
                target: openai/gpt-4o
                credential: $env.OPENAI_API_KEY
                pricing_profile: team
                params:
                  seed: 7
                  presence_penalty: 0.5
              careful:
                inherit_from: omni
                params:
                  top_p: 0.5
            groups:
              default:
                strategy: fallback
                members:
                  - smart
                  - omni
            pricing_profiles:
              team:
                input_multiplier: 0.85
                output_multiplier: 0.9

            """),
        ("flow.yaml", """
            version: 1
            models:
              fast: { target: groq/llama-3.3-70b-versatile, credential: { type: env, var: GROQ_API_KEY }, params: { max_tokens: 2048, temperature: 0.3 } }
              think: { target: anthropic/claude-sonnet-4-5, params: { reasoning: high, max_tokens: 16000 }, timeout: 300 }
              priced: { target: openai/gpt-4o, cost: { input_per_1m: 2.25, output_per_1m: 9.5 }, capabilities: { context_window: 64000 } }
              own: { target: openai-compatible/our-model, base_url: "https://llm.example.com/v1", credential: $env.OUR_KEY }
            groups:
              any: { members: [fast, think, priced], strategy: fallback }
            defaults: { timeout: 30, stream_overall_timeout: 300, http2: true }

            """),
        ("preset.json", """
            {
              "version": 1,
              "models": {
                "smart": {
                  "target": "anthropic/claude-sonnet-4-5",
                  "credential": "$env.ANTHROPIC_API_KEY",
                  "params": { "max_tokens": 4096, "reasoning": "low" },
                  "timeout": 90
                },
                "vision": {
                  "target": "google/gemini-2.5-flash",
                  "credential": { "type": "env", "var": "GEMINI_API_KEY" },
                  "params": { "temperature": 0.4, "top_p": 0.9 }
                },
                "draft": { "inherit_from": "vision", "params": { "temperature": 1.5 } }
              },
              "groups": {
                "either": { "members": ["smart", "vision"], "strategy": "fallback" }
              },
              "defaults": { "timeout": 60, "http2": true }
            }

            """),
    ];
}
