using System.Text.Json;

namespace Relay.Tests;

/// <summary>Gemini's generateContent: turns, parts of one kind, and as many results behind a turn of the model as it made calls.</summary>
/// <remarks>
/// ai.google.dev/api/caching, Content and Part; ai.google.dev/gemini-api/docs/function-calling ("Please ensure that the number of function response parts is equal to the number of function call parts of
/// the function call turn").
/// </remarks>
internal static class GeminiForm
{
    private static readonly string[] s_data = ["text", "inlineData", "fileData", "functionCall", "functionResponse", "executableCode", "codeExecutionResult"];
    private static readonly string[] s_beside = ["thought", "thoughtSignature", "videoMetadata", "mediaResolution"];

    public static void Check(JsonElement body, List<string> faults)
    {
        string last = "model";
        string[] called = [];
        foreach (JsonElement content in RequestForm.Items(body, "contents"))
        {
            RequestForm.Only(content, "a content", faults, "role", "parts");
            string role = RequestForm.Text(content, "role");
            JsonElement[] parts = RequestForm.Items(content, "parts");
            if (role is not ("user" or "model") || role == last || parts.Length == 0)
            {
                faults.Add($"{role} comes behind {last}, or is empty");
            }

            last = role;
            foreach (JsonElement part in parts)
            {
                RequestForm.Only(part, "a part", faults, [.. s_data, .. s_beside]);
                if (part.EnumerateObject().Count(member => s_data.Contains(member.Name)) != 1)
                {
                    faults.Add("a part is not of one kind: " + part.GetRawText());
                }
            }

            string[] answered = Names(parts, "functionResponse", "response", faults);
            if (!called.Order(StringComparer.Ordinal).SequenceEqual(answered.Order(StringComparer.Ordinal)))
            {
                faults.Add($"the calls of [{string.Join(", ", called)}] have the results of [{string.Join(", ", answered)}]");
            }

            called = Names(parts, "functionCall", "args", faults);
        }

        if (called.Length > 0)
        {
            faults.Add("calls have no results");
        }
    }

    private static string[] Names(JsonElement[] parts, string kind, string value, List<string> faults)
    {
        JsonElement[] all = [.. parts.Where(part => RequestForm.IsObject(part, kind)).Select(part => part.GetProperty(kind))];
        faults.AddRange(all.Where(one => !RequestForm.IsObject(one, value)).Select(one => $"a {kind} has no {value}: {one.GetRawText()}"));
        return [.. all.Select(one => RequestForm.Text(one, "name"))];
    }
}
