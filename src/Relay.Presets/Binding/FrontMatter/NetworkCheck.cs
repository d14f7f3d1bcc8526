using System.Net;

namespace Relay.Presets;

/// <summary>Compares where a preset's requests go with where it says that they may go (<c>requires.network</c>).</summary>
internal static class NetworkCheck
{
    /// <summary>Reports an endpoint outside of what is required, and hosts that are none. An address that is not known yet is not judged.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="network">The value of <c>requires.network</c>.</param>
    /// <param name="spec">The alias as bound.</param>
    /// <param name="target">Its target.</param>
    public static void Report(FindingSink findings, PresetNode network, ModelSpec spec, Target target)
    {
        string? address = spec.BaseUrl ?? target.Provider?.BaseUrl;
        string? host = address is not null && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri.DnsSafeHost.ToLowerInvariant() : null;
        if (!HostsAreValid(findings, network) || host is null || IsInside(network, host))
        {
            return;
        }

        findings.Add(
            SecurityRules.OutsideNetwork,
            network.Location,
            $"Requests of {Echo.Plain(spec.Target)} go to {host}, which is not in the network that the preset asks for; add the host, or choose another model.",
            Widened(network, host));
    }

    /// <summary>The network with the host in it; null for a list over several lines, which stays as its author laid it out.</summary>
    private static string? Widened(PresetNode network, string host)
    {
        var hosts = new List<string>();
        foreach (PresetNode pattern in (network as SequenceNode)?.Items ?? default)
        {
            hosts.Add(((ScalarNode)pattern).Text);
        }

        hosts.Add(host);
        SourceSpan span = network.Location.Span;
        return span.Start.Line == span.End.Line ? "[" + string.Join(", ", hosts.ConvertAll(Written)) + "]" : null;
    }

    private static string? Written(string host) => SuggestedText.InPlaceOf(new ScalarNode(default, host, ScalarStyle.Plain), host);

    /// <summary>Whether a host is of this machine or of a private network: by its name, or as an address.</summary>
    public static bool IsLocal(string host) =>
        IPAddress.TryParse(host, out IPAddress? address)
            ? AddressRanges.Of(address) is AddressKind.Loopback or AddressKind.Private
            : host == "localhost" || EndsWith(host, ".localhost") || EndsWith(host, ".local") || EndsWith(host, ".internal");

    /// <summary>Whether a host matches a pattern, in which <c>*</c> stands for exactly one label.</summary>
    public static bool Matches(string pattern, string host)
    {
        string[] wanted = pattern.ToLowerInvariant().Split('.'), actual = host.Split('.');
        if (wanted.Length != actual.Length)
        {
            return false;
        }

        for (int i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] != "*" && wanted[i] != actual[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInside(PresetNode network, string host)
    {
        if (network is not SequenceNode hosts)
        {
            return ((ScalarNode)network).Text switch
            {
                "none" => IPAddress.TryParse(host, out IPAddress? address) ? AddressRanges.Of(address) == AddressKind.Loopback : HostText.IsLoopback(host),
                "local" => IsLocal(host),
                _ => true,
            };
        }

        foreach (PresetNode pattern in hosts.Items)
        {
            if (Matches(((ScalarNode)pattern).Text, host))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HostsAreValid(FindingSink findings, PresetNode network)
    {
        bool isValid = true;
        foreach (PresetNode item in (network as SequenceNode)?.Items ?? default)
        {
            var pattern = (ScalarNode)item;
            if (!IsPattern(pattern.Text))
            {
                isValid = false;
                findings.Add(SchemaRules.MalformedText, pattern.Location, $"{Echo.Quote(pattern.Text)} is no host; write a name such as api.openai.com, without scheme and port, in which '*' may stand for one label.", SuggestedText.InPlaceOf(pattern, HostIn(pattern.Text)));
            }
        }

        return isValid;
    }

    /// <summary>The host of an address; null when the text is none, or is not more than a host.</summary>
    private static string? HostIn(string text)
    {
        bool isAddress = (Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0) || Uri.TryCreate("https://" + text, UriKind.Absolute, out uri);
        return isAddress && uri!.DnsSafeHost != text && IsPattern(uri.DnsSafeHost) ? uri.DnsSafeHost : null;
    }

    private static bool IsPattern(string text)
    {
        if (text.Length > 0 && IPAddress.TryParse(text, out _))
        {
            return true;
        }

        foreach (string label in text.Split('.'))
        {
            if (label != "*" && (label.IndexOf('*') >= 0 || label.IndexOf(':') >= 0 || HostText.ToAscii(label) is null))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static bool EndsWith(string host, string suffix) => host.EndsWith(suffix, StringComparison.Ordinal);
}
