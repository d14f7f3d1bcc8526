namespace Relay.Presets;

/// <summary>Compares a preset with the digest that it carries, and takes its signatures out for <see cref="SignatureCheck"/>.</summary>
internal static class IntegrityCheck
{
    private const string DefaultPayloadType = "application/vnd.mda.integrity+json";

    /// <summary>Reports a digest that does not match, and signatures of something else; gives back the signatures that are worth verifying.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="syntax">The file as it was read.</param>
    /// <param name="bound">Its front matter, checked against the field table.</param>
    public static EquatableArray<SignatureClaim> Report(FindingSink findings, PresetSyntaxTree syntax, MappingNode bound)
    {
        // Where a part could not be read, the digest of the rest says nothing.
        if (syntax.Root is not MappingNode root || syntax.Prose is null || HasError(syntax))
        {
            return default;
        }

        MappingNode? integrity = bound.Mapping("integrity");
        if (bound.Entry("signatures") is { Value: SequenceNode { Items.Count: > 0 } } signatures && root.Entry("integrity") is null)
        {
            findings.Add(SecurityRules.SignatureOfOther, signatures.Key.Location, "Signatures are of a digest, and the front matter has none; write 'integrity' first.");
            return default;
        }

        return integrity is not null && Compare(findings, integrity, root, syntax.Prose) ? Claims(findings, bound, integrity) : default;
    }

    private static bool Compare(FindingSink findings, MappingNode integrity, MappingNode root, string prose)
    {
        if (integrity.Text("algorithm") is not { } algorithm || integrity.Scalar("digest") is not { } digest)
        {
            return false;
        }

        string? actual = DocumentDigest.Of(algorithm, root, prose);
        if (actual is null)
        {
            findings.Add(SecurityRules.MalformedDigest, digest.Location, "The front matter holds a number that JSON does not have (infinite, not a number, or a whole number above 2^53 that JSON would round), so it has no digest.");
            return false;
        }

        if (!IsDigest(digest.Text, algorithm))
        {
            findings.Add(
                SecurityRules.MalformedDigest,
                digest.Location,
                $"A digest of this front matter is '{algorithm}:' and {DocumentDigest.Length(algorithm).ToString(System.Globalization.CultureInfo.InvariantCulture)} lower-case hexadecimal digits; that of the file as it is now is {actual}.",
                SaysTheSame(digest.Text, actual) ? SuggestedText.InPlaceOf(digest, actual) : null);
            return false;
        }

        if (digest.Text == actual)
        {
            return true;
        }

        // The message alone says it: a mend that could be made without looking would make the digest worthless.
        findings.Add(
            SecurityRules.IntegrityMismatch,
            digest.Location,
            $"The file was changed after this digest was written: its digest is now {actual}. If the change is meant, write that and have it signed again; if not, restore the file.");
        return false;
    }

    /// <summary>Whether a digest is that of the file and only written in another form: in capitals, without its algorithm, or with another mark behind it.</summary>
    private static bool SaysTheSame(string written, string actual)
    {
        int digits = actual.Length - actual.IndexOf(':') - 1;
        return written.Length >= digits
            && string.Compare(written, written.Length - digits, actual, actual.Length - digits, digits, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static bool IsDigest(string text, string algorithm)
    {
        int start = algorithm.Length + 1;
        if (!text.StartsWith(algorithm + ":", StringComparison.Ordinal) || text.Length != start + DocumentDigest.Length(algorithm))
        {
            return false;
        }

        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return true;
    }

    private static EquatableArray<SignatureClaim> Claims(FindingSink findings, MappingNode bound, MappingNode integrity)
    {
        // What is signed is the canonical JSON of the integrity, which holds the digest.
        string payload = CanonicalJson.Members(
        [
            new("algorithm", CanonicalJson.Text(integrity.Text("algorithm")!)),
            new("digest", CanonicalJson.Text(integrity.Text("digest")!)),
        ]);
        var claims = new List<SignatureClaim>();
        foreach (PresetNode item in (bound.Value("signatures") as SequenceNode)?.Items ?? default)
        {
            var signature = (MappingNode)item;
            if (signature.Scalar("payload-digest") is { } signed && signed.Text != integrity.Text("digest"))
            {
                findings.Add(SecurityRules.SignatureOfOther, signed.Location, "The signature is of another digest than 'integrity.digest'; have the preset signed again.", related: integrity.Scalar("digest")!.Location);
            }
            else if (signature.Scalar("key-id") is { } key && signature.Scalar("algorithm") is { } algorithm && signature.Scalar("signature") is { } value)
            {
                claims.Add(new SignatureClaim(key, algorithm, value, signature.Text("payload-type") ?? DefaultPayloadType, payload));
            }
        }

        return new EquatableArray<SignatureClaim>([.. claims]);
    }

    private static bool HasError(PresetSyntaxTree syntax)
    {
        foreach (Finding finding in syntax.Findings)
        {
            if (finding.Rule.Severity == FindingSeverity.Error)
            {
                return true;
            }
        }

        return false;
    }
}
