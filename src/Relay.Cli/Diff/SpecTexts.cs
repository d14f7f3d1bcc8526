using System.Globalization;
using System.Text;

namespace Relay.Cli;

/// <summary>The settings of an alias as texts under the names that presets give them. Secrets are not among them.</summary>
internal static class SpecTexts
{
    /// <summary>The request defaults.</summary>
    public static SortedDictionary<string, string> Parameters(ModelParameters parameters)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(texts, "temperature", parameters.Temperature?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "top_p", parameters.TopP?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "top_k", parameters.TopK?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "max_tokens", parameters.MaxTokens?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "presence_penalty", parameters.PresencePenalty?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "frequency_penalty", parameters.FrequencyPenalty?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "seed", parameters.Seed?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "stop", parameters.Stop.Count == 0 ? null : string.Join(" | ", parameters.Stop));
        Add(texts, "reasoning.effort", parameters.ReasoningEffort);
        Add(texts, "reasoning.budget", parameters.ReasoningBudget?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "service_tier", parameters.ServiceTier);
        Add(texts, "parallel_tool_calls", parameters.ParallelToolCalls is { } parallel ? parallel ? "true" : "false" : null);
        foreach (ExtraParameter extra in parameters.Extra)
        {
            Add(texts, extra.Name, extra.Json);
        }

        return texts;
    }

    /// <summary>How the model is reached. Of a credential only where it is found.</summary>
    public static SortedDictionary<string, string> Settings(ModelSpec spec)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(texts, "base_url", spec.BaseUrl);
        Add(texts, "allow_private_hosts", spec.AllowPrivateHosts ? "true" : null);
        Add(texts, "api_version", spec.ApiVersion);
        Add(texts, "region", spec.Region);
        Add(texts, "project", spec.Project);
        Add(texts, "location", spec.Location);
        Add(texts, "deployment", spec.Deployment);
        Add(texts, "api_style", Word(spec.ApiStyle));
        Add(texts, "credential", Credential(spec.Credential));
        Add(texts, "strip_think_tags", spec.StripThinkTags is { } strip ? (strip ? "true" : "false") : null);
        Add(texts, "timeout", spec.Timeout?.ToString("c", CultureInfo.InvariantCulture));
        Add(texts, "stream_timeout", spec.StreamTimeout?.ToString("c", CultureInfo.InvariantCulture));
        Add(texts, "first_event_timeout", spec.FirstEventTimeout?.ToString("c", CultureInfo.InvariantCulture));
        Add(texts, "stream_idle_timeout", spec.StreamIdleTimeout?.ToString("c", CultureInfo.InvariantCulture));
        Add(texts, "max_retries", spec.MaxRetries?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "rpm_limit", spec.RequestsPerMinute?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "tpm_limit", spec.TokensPerMinute?.ToString(CultureInfo.InvariantCulture));
        Add(texts, "http2", spec.Transport.Http2 ? null : "false");
        Add(texts, "pool_max_connections", spec.Transport.MaxConnections == TransportSettings.Default.MaxConnections ? null : spec.Transport.MaxConnections.ToString(CultureInfo.InvariantCulture));
        Add(texts, "keepalive_expiry", spec.Transport.IdleTimeout?.ToString("c", CultureInfo.InvariantCulture));
        TransportSettings usual = TransportSettings.Default;
        Add(texts, "http2_ping_delay", spec.Transport.PingDelay == usual.PingDelay ? null : spec.Transport.PingDelay.ToString("c", CultureInfo.InvariantCulture));
        Add(texts, "http2_ping_timeout", spec.Transport.PingTimeout == usual.PingTimeout ? null : spec.Transport.PingTimeout.ToString("c", CultureInfo.InvariantCulture));
        Add(
            texts,
            "expect_continue_above",
            spec.Transport.ExpectContinueAbove == usual.ExpectContinueAbove ? null : spec.Transport.ExpectContinueAbove.ToString(CultureInfo.InvariantCulture));
        Add(texts, "tags", spec.Tags.Count == 0 ? null : string.Join(", ", spec.Tags));
        return texts;
    }

    /// <summary>A number as it would be written.</summary>
    public static string? Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>An enum's word in small letters, parts divided by underscores.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (char c in value.ToString())
        {
            word.Append(char.IsAsciiLetterUpper(c) && word.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    /// <summary>What is known about a capability; null when nothing is.</summary>
    public static string? Support(Support support) => support == Relay.Support.Unknown ? null : Word(support);

    /// <summary>Where a credential is found, and as whom; null when there is none. That one which is written out changed is not told, for nothing is told of it.</summary>
    public static string? Credential(CredentialReference? credential)
    {
        if (credential is null)
        {
            return null;
        }

        var text = new StringBuilder(credential.Kind == CredentialKind.Literal ? "written in the preset" : Word(credential.Kind));
        text.Append(credential.Name is null ? "" : " " + credential.Name);
        Add(" in ", credential.Region);
        Add(" field ", credential.Field);
        Add(" as ", credential.ImpersonateServiceAccount);
        Add(" tenant ", credential.TenantId);
        Add(" client ", credential.ClientId);
        return text.ToString();

        void Add(string what, string? value) => text.Append(value is null ? "" : what + value);
    }

    private static void Add(SortedDictionary<string, string> texts, string name, string? text)
    {
        if (text is not null)
        {
            texts[name] = SecretShapes.Scrub(text);
        }
    }
}
