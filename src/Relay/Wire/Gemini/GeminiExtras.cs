using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The fields that Relay does not read, the preset's and the call's (which win), sorted by where Gemini wants them.</summary>
/// <remarks>
/// <c>safetySettings</c>, <c>cachedContent</c>, <c>labels</c>, <c>modelArmorConfig</c>, <c>store</c> and <c>serviceTier</c> stand at the root (the tier is a header on Vertex AI). The members of <c>generationConfig</c> and
/// <c>toolConfig</c> and the items of <c>tools</c> join what Relay writes there. Every other field is one of <c>generationConfig</c>, where nearly all of the API's
/// parameters are: <c>responseModalities</c>, <c>speechConfig</c>, <c>candidateCount</c>, <c>mediaResolution</c>. Relay's own parameters win over a field of the same name,
/// except that a <c>thinkingConfig</c> wins over the preset's effort.
/// </remarks>
internal sealed class GeminiExtras
{
    private static readonly GeminiExtras Empty = new(warnings: null);
    private static readonly string[] RootNames = ["safetySettings", "cachedContent", "labels", "modelArmorConfig", "store", "serviceTier"];
    private static readonly string[] WrittenByRelay = ["contents", "systemInstruction", "model"];
    private static readonly string[] OtherApis = ["top_logprobs", "logit_bias"];

    private readonly RequestWarnings? _warnings;
    private readonly List<GeminiExtra> _root = [];
    private readonly List<GeminiExtra> _generation = [];

    private GeminiExtras(RequestWarnings? warnings) => _warnings = warnings;

    /// <summary>Members of <c>toolConfig</c>.</summary>
    public List<GeminiExtra> ToolConfig { get; } = [];

    /// <summary>Further items of <c>tools</c>.</summary>
    public List<JsonElement> Tools { get; } = [];

    public static GeminiExtras Of(in WireRequest request)
    {
        EquatableArray<ExtraParameter> preset = request.Spec.Parameters.Extra;
        AdditionalPropertiesDictionary? own = request.Options?.AdditionalProperties;
        if (preset.Count == 0 && own is not { Count: > 0 })
        {
            return Empty;
        }

        var extras = new GeminiExtras(request.Warnings);
        foreach (ExtraParameter extra in preset.Items)
        {
            using JsonDocument document = JsonDocument.Parse(extra.Json);
            extras.Add(new GeminiExtra(extra.Name, document.RootElement.Clone(), IsOwn: false), request);
        }

        if (own is not null)
        {
            foreach (KeyValuePair<string, object?> entry in own)
            {
                extras.Add(new GeminiExtra(entry.Key, entry.Value, IsOwn: true), request);
            }
        }

        return extras;
    }

    public bool HasRoot(string name) => Find(_root, name) is not null;

    /// <summary>The field of <c>generationConfig</c> with this name; null when there is none.</summary>
    public GeminiExtra? Generation(string name) => Find(_generation, name);

    /// <summary>Leaves a field of <c>generationConfig</c> out, because Relay writes it.</summary>
    public void Drop(string name)
    {
        if (Find(_generation, name) is { } extra)
        {
            _generation.Remove(extra);
            if (extra.IsOwn)
            {
                _warnings!.Add($"AdditionalProperties[\"{extra.Name}\"] was not sent: the request has this field already. Set the property of ChatOptions, or change the preset.");
            }
        }
    }

    public void WriteRoot(Utf8JsonWriter writer) => Write(writer, _root);

    public void WriteGeneration(Utf8JsonWriter writer) => Write(writer, _generation);

    private static void Write(Utf8JsonWriter writer, List<GeminiExtra> extras)
    {
        foreach (GeminiExtra extra in extras)
        {
            extra.Write(writer);
        }
    }

    private void Add(GeminiExtra extra, in WireRequest request)
    {
        if (extra.Is("strict") || (request.Provider.Wire == WireProtocol.Vertex && extra.Is("serviceTier")))
        {
            // The one is a switch of other protocols' schemas, and Gemini always follows the schema; the other is a header on Vertex AI.
            return;
        }

        if (IsOneOf(extra, WrittenByRelay) || IsOneOf(extra, OtherApis))
        {
            request.Warnings.Add($"{extra.Name} was not sent: " + (IsOneOf(extra, OtherApis) ? "Gemini has no such parameter." : "Relay writes it itself."));
        }
        else if (extra.Is("tools"))
        {
            AddTools(extra.Json());
        }
        else if (extra.Is("toolConfig"))
        {
            AddMembers(ToolConfig, extra);
        }
        else if (extra.Is("generationConfig"))
        {
            AddMembers(_generation, extra);
        }
        else
        {
            Put(IsOneOf(extra, RootNames) ? _root : _generation, extra);
        }
    }

    private void AddTools(JsonElement tools)
    {
        if (tools.ValueKind != JsonValueKind.Array)
        {
            Tools.Add(tools);
            return;
        }

        foreach (JsonElement tool in tools.EnumerateArray())
        {
            Tools.Add(tool);
        }
    }

    private static void AddMembers(List<GeminiExtra> to, GeminiExtra extra)
    {
        JsonElement members = extra.Json();
        if (members.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in members.EnumerateObject())
            {
                Put(to, new GeminiExtra(member.Name, member.Value, extra.IsOwn));
            }
        }
    }

    /// <summary>Adds a field in place of one of the same name.</summary>
    private static void Put(List<GeminiExtra> to, GeminiExtra extra)
    {
        to.RemoveAll(other => other.Is(extra.Name.Replace("_", "", StringComparison.Ordinal)));
        to.Add(extra);
    }

    private static GeminiExtra? Find(List<GeminiExtra> among, string name)
    {
        foreach (GeminiExtra extra in among)
        {
            if (extra.Is(name))
            {
                return extra;
            }
        }

        return null;
    }

    private static bool IsOneOf(GeminiExtra extra, string[] names)
    {
        foreach (string name in names)
        {
            if (extra.Is(name.Replace("_", "", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
