namespace Relay.Presets;

/// <summary>Reads a file of public keys: PEM (RFC 7468), each key below a line <c>key-id: …</c>.</summary>
public static class PresetKeyReader
{
    private const string Begin = "-----BEGIN PUBLIC KEY-----";
    private const string End = "-----END PUBLIC KEY-----";
    private const string IdLine = "key-id:";

    // 1.2.840.10045.2.1 (id-ecPublicKey), 1.2.840.10045.3.1.7 (P-256), 1.2.840.113549.1.1.1 (rsaEncryption) and 1.3.101.112 (id-Ed25519).
    private static readonly byte[] EcPublicKey = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];
    private static readonly byte[] P256 = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
    private static readonly byte[] RsaEncryption = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];
    private static readonly byte[] IdEd25519 = [0x2B, 0x65, 0x70];

    /// <summary>Reads the keys. What is no key, or has no id, is a finding.</summary>
    /// <param name="path">Path as given; never opened.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="findings">What was wrong.</param>
    public static EquatableArray<PresetKey> Read(string path, string text, out EquatableArray<Finding> findings)
    {
        var source = new SourceText(path, text);
        var sink = new FindingSink();
        var keys = new List<PresetKey>();
        string? id = null;
        for (int line = 0; line < source.LineCount; line++)
        {
            string content = Line(source, line);
            if (content.StartsWith(IdLine, StringComparison.OrdinalIgnoreCase))
            {
                id = content.Substring(IdLine.Length).Trim();
            }
            else if (content == Begin)
            {
                SourceLocation place = source.Locate(source.LineStart(line), source.LineEnd(line));
                string base64 = Body(source, ref line);
                Add(sink, keys, place, id, base64);
                id = null;
            }
        }

        if (keys.Count == 0 && sink.ToSorted().Count == 0)
        {
            sink.Add(SecurityRules.MalformedKey, source.Locate(0, 0), "The file holds no public key in PEM.");
        }

        findings = sink.ToSorted();
        return new EquatableArray<PresetKey>([.. keys]);
    }

    private static void Add(FindingSink findings, List<PresetKey> keys, SourceLocation place, string? id, string base64)
    {
        if (string.IsNullOrEmpty(id))
        {
            findings.Add(SecurityRules.MalformedKey, place, "The key has no line 'key-id: …' above it, so no signature can name it.");
        }
        else if (Parse(id!, base64) is { } key)
        {
            keys.Add(key);
        }
        else
        {
            findings.Add(SecurityRules.MalformedKey, place, $"{Echo.Quote(id!)} is no RSA key, no ECDSA key on P-256 and no ed25519 key.");
        }
    }

    private static PresetKey? Parse(string id, string base64)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }

        // RFC 5280, section 4.1: SubjectPublicKeyInfo ::= SEQUENCE { SEQUENCE { algorithm, parameters }, BIT STRING }.
        if (!new DerReader(bytes).TryEnter(DerReader.Sequence, out DerReader info)
            || !info.TryEnter(DerReader.Sequence, out DerReader algorithm)
            || !algorithm.TryEnter(DerReader.ObjectIdentifier, out DerReader kind)
            || !info.TryEnter(DerReader.BitString, out DerReader key))
        {
            return null;
        }

        byte[] bits = key.Rest();
        return kind.Is(RsaEncryption) ? ParseRsa(id, bits)
            : kind.Is(EcPublicKey) && algorithm.TryEnter(DerReader.ObjectIdentifier, out DerReader curve) && curve.Is(P256) ? ParsePoint(id, bits)
            : kind.Is(IdEd25519) ? ParseEd25519(id, bits)
            : null;
    }

    /// <summary>An uncompressed point: no unused bits, 4, and two coordinates (RFC 5480, section 2.2).</summary>
    private static PresetKey? ParsePoint(string id, byte[] bits)
    {
        if (bits.Length != 66 || bits[0] != 0 || bits[1] != 4)
        {
            return null;
        }

        var x = new byte[32];
        var y = new byte[32];
        Array.Copy(bits, 2, x, 0, 32);
        Array.Copy(bits, 34, y, 0, 32);
        return new PresetKey(id, PresetKey.Ecdsa, new(new EquatableArray<byte>(x), new EquatableArray<byte>(y)));
    }

    private static PresetKey? ParseRsa(string id, byte[] bits)
    {
        var content = new byte[Math.Max(0, bits.Length - 1)];
        Array.Copy(bits, Math.Min(1, bits.Length), content, 0, content.Length);
        return bits.Length > 0 && bits[0] == 0
            && new DerReader(content).TryEnter(DerReader.Sequence, out DerReader numbers)
            && numbers.TryReadUnsigned(2048, out byte[] modulus)
            && numbers.TryReadUnsigned(8, out byte[] exponent)
                ? new PresetKey(id, PresetKey.Rsa, new(new EquatableArray<byte>(modulus), new EquatableArray<byte>(exponent)))
                : null;
    }

    /// <summary>No unused bits and 32 bytes (RFC 8410, section 4).</summary>
    private static PresetKey? ParseEd25519(string id, byte[] bits)
    {
        if (bits.Length != 33 || bits[0] != 0)
        {
            return null;
        }

        var key = new byte[32];
        Array.Copy(bits, 1, key, 0, key.Length);
        return new PresetKey(id, PresetKey.Ed25519, new(new EquatableArray<byte>(key)));
    }

    private static string Body(SourceText source, ref int line)
    {
        var base64 = new System.Text.StringBuilder();
        for (line++; line < source.LineCount && Line(source, line) != End; line++)
        {
            base64.Append(Line(source, line));
        }

        return base64.ToString();
    }

    private static string Line(SourceText source, int line) =>
        source.Text.Substring(source.LineStart(line), source.LineEnd(line) - source.LineStart(line)).Trim().TrimStart('\uFEFF');
}
