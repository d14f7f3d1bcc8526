using System.ComponentModel;
using System.Text;

namespace Relay;

/// <summary>Protocols by the names that presets give them: <c>openai-chat</c>, <c>anthropic-messages</c>, <c>cohere-v2</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WireNames
{
#if NET
    private static readonly string[] Members = Enum.GetNames<WireProtocol>();
#else
    private static readonly string[] Members = Enum.GetNames(typeof(WireProtocol));
#endif
    private static readonly WireProtocol[] Protocols = Array.ConvertAll(Members, static member => Enum.TryParse(member, out WireProtocol wire) ? wire : default);
    private static readonly string[] Names = Array.ConvertAll(Members, Write);

    /// <summary>
    /// The names of the protocols that a provider of one's own may speak: those that are a base address and a key. Vertex AI and Bedrock are not among them, whose
    /// requests are signed and addressed by project and region.
    /// </summary>
    public static IReadOnlyList<string> ForCustomProviders { get; } =
        Array.AsReadOnly(Array.FindAll(Names, static name => TryRead(name, out WireProtocol wire) && wire is not (WireProtocol.Vertex or WireProtocol.BedrockConverse)));

    /// <summary>The name of a protocol.</summary>
    /// <param name="wire">The protocol.</param>
    public static string Of(WireProtocol wire) => Names[Array.IndexOf(Protocols, wire)];

    /// <summary>The protocol of a name.</summary>
    /// <param name="name">The name, in small letters.</param>
    /// <param name="wire">The protocol, when there is one.</param>
    public static bool TryRead(string name, out WireProtocol wire)
    {
        int at = Array.IndexOf(Names, name);
        wire = at < 0 ? default : Protocols[at];
        return at >= 0;
    }

    /// <summary>The member's words in small letters, joined by hyphens; OpenAI is one word.</summary>
    private static string Write(string member)
    {
        string words = member.Replace("OpenAI", "Openai");
        var name = new StringBuilder(words.Length + 4);
        foreach (char c in words)
        {
            name.Append(c is >= 'A' and <= 'Z' && name.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
