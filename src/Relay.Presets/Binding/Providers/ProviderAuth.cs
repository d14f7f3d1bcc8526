namespace Relay.Presets;

/// <summary>Binds how a provider is shown its key, and the headers that it gets besides.</summary>
internal static class ProviderAuth
{
    /// <summary>The provider with its auth, key and headers.</summary>
    public static ProviderFacts Bind(FindingSink findings, MappingNode body, ProviderFacts facts)
    {
        facts = Scheme(findings, body, facts);
        facts = facts with { Headers = Headers(findings, body, facts), SecretHeader = Secret(findings, body, facts) };
        if (body.Entry("credential") is not { } credential)
        {
            // What runs on the user's own machines needs no key unless one is named.
            return facts.IsLocal && body.Text("auth") is null ? facts with { Auth = AuthScheme.None, AuthHeader = null } : facts;
        }

        if (body.Text("auth") == ProviderFields.None)
        {
            findings.Add(SchemaRules.IdleField, credential.Key.Location, "'credential' has no effect with 'auth: none': no request shows a key.");
            return facts;
        }

        return CredentialBinder.Bind(findings, body, null) switch
        {
            null => facts,
            { Kind: CredentialKind.Environment, Name: { } variable } => facts with { KeyVariables = new(variable) },
            { } other => facts with { Credential = other },
        };
    }

    private static ProviderFacts Scheme(FindingSink findings, MappingNode body, ProviderFacts facts)
    {
        string? auth = body.Text("auth");
        ScalarNode? header = HeaderName(findings, body.Scalar("auth_header"));
        if (header is not null && auth is not ("" or ProviderFields.Header) && (auth is not null || facts.Auth != AuthScheme.Header))
        {
            string instead = auth is null ? "without 'auth: header'" : $"with 'auth: {auth}'";
            findings.Add(SchemaRules.IdleField, body.Entry("auth_header")!.Key.Location, $"'auth_header' has no effect {instead}.");
        }

        switch (auth)
        {
            case ProviderFields.Bearer:
                return facts with { Auth = AuthScheme.Bearer, AuthHeader = null };
            case ProviderFields.None:
                return facts with { Auth = AuthScheme.None, AuthHeader = null };
            case ProviderFields.Header when header is null && body.Entry("auth_header") is null && facts.AuthHeader is null:
                findings.Add(SchemaRules.MissingField, body.Scalar("auth")!.Location, "'auth: header' needs the field 'auth_header' with the header's name, such as x-api-key.");
                return facts;
            case ProviderFields.Header:
                return facts with { Auth = AuthScheme.Header, AuthHeader = header?.Text ?? facts.AuthHeader };
            default:
                return facts.Auth == AuthScheme.Header && header is not null ? facts with { AuthHeader = header.Text } : facts;
        }
    }

    /// <summary>The name of a header, when it can be one.</summary>
    private static ScalarNode? HeaderName(FindingSink findings, ScalarNode? name)
    {
        if (name is null || HeaderRules.IsName(name.Text))
        {
            return name;
        }

        findings.Add(SchemaRules.MalformedText, name.Location, $"{Echo.Quote(name.Text)} cannot be the name of a header; write letters, digits and hyphens, such as x-api-key.");
        return null;
    }

    private static EquatableArray<ProviderHeader> Headers(FindingSink findings, MappingNode body, ProviderFacts facts)
    {
        var headers = new List<ProviderHeader>();
        headers.AddRange(facts.Headers);
        var written = new Dictionary<string, ScalarNode>(StringComparer.OrdinalIgnoreCase);
        foreach (MappingEntry entry in body.Mapping("headers")?.Entries ?? default)
        {
            var value = (ScalarNode)entry.Value;
            if (written.TryGetValue(entry.Key.Text, out ScalarNode? first))
            {
                findings.Add(SchemaRules.RepeatedSynonym, entry.Key.Location, $"{Echo.Quote(entry.Key.Text)} is the same header as {Echo.Quote(first.Text)}; keep one of them.", related: first.Location);
                continue;
            }

            written.Add(entry.Key.Text, entry.Key);
            if (HeaderName(findings, entry.Key) is null || IsReserved(findings, body, entry.Key, facts))
            {
                continue;
            }

            if (CredentialShorthand.TryRead(value.Text, out _))
            {
                findings.Add(SchemaRules.MalformedText, value.Location, "A header of 'headers' is sent as it is written; for a secret from an environment variable there is 'secret_header'.");
            }
            else if (!HeaderRules.IsValue(value.Text))
            {
                findings.Add(SchemaRules.MalformedText, value.Location, "The value of a header consists of visible ASCII characters, with blanks only inside.");
            }
            else
            {
                headers.RemoveAll(each => string.Equals(each.Name, entry.Key.Text, StringComparison.OrdinalIgnoreCase));
                headers.Add(new ProviderHeader(entry.Key.Text, value.Text));
            }
        }

        return new EquatableArray<ProviderHeader>([.. headers]);
    }

    private static bool IsReserved(FindingSink findings, MappingNode body, ScalarNode name, ProviderFacts facts)
    {
        bool isKey = string.Equals(name.Text, facts.AuthHeader, StringComparison.OrdinalIgnoreCase);
        bool isSecret = string.Equals(name.Text, body.Mapping("secret_header").Text("name"), StringComparison.OrdinalIgnoreCase);
        if (!isKey && !isSecret && !HeaderRules.IsReserved(name.Text))
        {
            return false;
        }

        findings.Add(
            SchemaRules.ReservedHeader,
            name.Location,
            isKey ? $"{Echo.Quote(name.Text)} is the header of the key; name the key with 'credential'."
            : isSecret ? $"{Echo.Quote(name.Text)} is the 'secret_header' already."
            : HeaderRules.CarriesKey(name.Text) || string.Equals(name.Text, "Authorization", StringComparison.OrdinalIgnoreCase) ? $"{Echo.Quote(name.Text)} carries a key; name the key with 'credential' and the header with 'auth_header', or use 'secret_header'."
            : $"{Echo.Quote(name.Text)} is not a preset's to set: Relay or the connection writes it.");
        return true;
    }

    private static ProviderSecretHeader? Secret(FindingSink findings, MappingNode body, ProviderFacts facts)
    {
        if (body.Mapping("secret_header") is not { } secret)
        {
            return null;
        }

        if (secret.Scalar("credential") is { } pasted && SecretShapes.LooksLikeSecret(pasted.Text))
        {
            SecretScan.ReportOne(findings, pasted);
            return null;
        }

        if (HeaderName(findings, secret.Scalar("name")) is not { } name)
        {
            return null;
        }

        if (HeaderRules.IsReserved(name.Text) && !HeaderRules.CarriesKey(name.Text))
        {
            findings.Add(SchemaRules.ReservedHeader, name.Location, $"{Echo.Quote(name.Text)} is not a preset's to set: Relay or the connection writes it.");
            return null;
        }

        if (string.Equals(name.Text, facts.AuthHeader, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(SchemaRules.ReservedHeader, name.Location, $"{Echo.Quote(name.Text)} is the header of the key; name the key with 'credential'.");
            return null;
        }

        string prefix = secret.Text("prefix") ?? "";
        if (prefix.Length > 0 && !HeaderRules.IsValue(prefix.TrimEnd(' ')))
        {
            findings.Add(SchemaRules.MalformedText, secret.Scalar("prefix")!.Location, "What stands before a secret consists of visible ASCII characters and blanks.");
            return null;
        }

        // A credential that is missing, or a list, was reported as that.
        if (secret.Scalar("credential") is not { } credential)
        {
            return null;
        }

        if (CredentialShorthand.TryRead(credential.Text, out string variable))
        {
            return new ProviderSecretHeader(name.Text, variable) { Prefix = prefix, IsRequired = secret.Flag("required") ?? true };
        }

        string? guess = CredentialShorthand.Guess(credential.Text);
        if (!findings.IsReported(credential.Location))
        {
            findings.Add(
                SecurityRules.InvalidCredential,
                credential.Location,
                $"The credential of a secret header is $env.NAME or ${{env:NAME}} with a name in capital letters{DidYouMean.End(guess)}",
                SuggestedText.InPlaceOf(credential, guess));
        }

        return null;
    }
}
