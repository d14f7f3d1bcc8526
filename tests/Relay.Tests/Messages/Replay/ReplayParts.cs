using System.Text.Json;

namespace Relay.Tests;

/// <summary>An answer of Gemini: thoughts and signatures on parts of every kind, a tool that Google ran, calls.</summary>
internal static class ReplayParts
{
    private const string Parts = """
        [{"text":"Look.","thought":true,"thoughtSignature":"s1"},{"text":"One moment.","thoughtSignature":"s2"},{"text":"It is high."},{"text":"","thoughtSignature":"s3"},{"functionCall":{"id":"c1","name":"tide_at","args":{"harbour":"Brest","depth":1.50}},"thoughtSignature":"s4"},{"functionCall":{"id":"c2","name":"tide_now","args":{}}},{"executableCode":{"language":"PYTHON","code":"1"}},{"text":"Done."}]
        """;

    /// <summary>Goes back part for part. Vertex AI's FunctionCall has no id, and one there is refused (github.com/vercel/ai/issues/15664).</summary>
    public static ReplayCase Of(string target) => new(
        target,
        """{"responseId":"r1","candidates":[{"content":{"parts":PARTS,"role":"model"},"finishReason":"STOP"}]}""".Replace("PARTS", Parts, StringComparison.Ordinal),
        LoopbackReply.RawEvents(PartEvents()),
        "\"parts\":" + (target.StartsWith("vertex/", StringComparison.Ordinal) ? Parts.Replace("\"id\":\"c1\",", "", StringComparison.Ordinal).Replace("\"id\":\"c2\",", "", StringComparison.Ordinal) : Parts).Trim())
    { Maker = "gemini", Kept = ["One moment.", "Brest", "tide_now"], Bound = ["reasoning", "tools of its own"] };

    private static string PartEvents()
    {
        string events = "";
        foreach (JsonElement part in JsonDocument.Parse(Parts).RootElement.EnumerateArray())
        {
            events += "data: " + """{"responseId":"r1","candidates":[{"content":{"parts":[PART],"role":"model"}}]}""".Replace("PART", part.GetRawText(), StringComparison.Ordinal) + "\n\n";
        }

        return events + "data: {\"responseId\":\"r1\",\"candidates\":[{\"content\":{\"parts\":[],\"role\":\"model\"},\"finishReason\":\"STOP\"}]}\n\n";
    }
}
