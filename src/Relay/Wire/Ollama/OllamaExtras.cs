using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The fields that Relay does not read, the preset's and the call's (which win), sorted by where Ollama wants them.</summary>
/// <remarks>
/// <c>keep_alive</c>, <c>think</c>, <c>format</c>, <c>logprobs</c>, <c>top_logprobs</c>, <c>truncate</c> and <c>shift</c> stand at the root, the members of <c>options</c> join what Relay writes
/// there, and so does every other field: <c>num_ctx</c>, <c>num_gpu</c>, <c>min_p</c>, <c>repeat_penalty</c>. Relay's own parameters win over a field of the same name, except that a
/// <c>think</c> wins over the preset's effort.
/// </remarks>
internal sealed class OllamaExtras
{
    /// <summary>No fields: what most requests have. Nothing is ever added to it, and nothing to warn of is found in it.</summary>
    private static readonly OllamaExtras s_none = new(new RequestWarnings());

    private readonly RequestWarnings _warnings;
    private List<Extra>? _root;
    private List<Extra>? _options;

    private OllamaExtras(RequestWarnings warnings) => _warnings = warnings;

    /// <summary>Whether there are options beside those that Relay writes.</summary>
    public bool HasOptions => _options is { Count: > 0 };

    public static OllamaExtras Of(in WireRequest request)
    {
        if (request.Spec.Parameters.Extra.Count == 0 && request.Options?.AdditionalProperties is not { Count: > 0 })
        {
            return s_none;
        }

        var extras = new OllamaExtras(request.Warnings);
        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            using JsonDocument document = JsonDocument.Parse(extra.Json);
            extras.Add(new Extra(extra.Name, document.RootElement.Clone(), IsOwn: false));
        }

        if (request.Options?.AdditionalProperties is { } own)
        {
            foreach (KeyValuePair<string, object?> entry in own)
            {
                extras.Add(new Extra(entry.Key, entry.Value, IsOwn: true));
            }
        }

        return extras;
    }

    /// <summary>Whether a field of the root stands in place of what Relay would write: the call's own does, and the preset's unless the call asks for something else.</summary>
    public bool Wins(string name, bool asksNow) => Find(_root, name) is { } extra && (extra.IsOwn || !asksNow);

    /// <summary>Leaves a field out, because Relay writes it.</summary>
    public void Drop(bool isRoot, string name)
    {
        List<Extra>? among = isRoot ? _root : _options;
        if (Find(among, name) is { } extra)
        {
            among!.Remove(extra);
            if (extra.IsOwn)
            {
                _warnings.Add($"AdditionalProperties[\"{extra.Name}\"] was not sent: the request has this field already. Set the property of ChatOptions, or change the preset.");
            }
        }
    }

    public void WriteRoot(Utf8JsonWriter writer) => Write(writer, _root);

    public void WriteOptions(Utf8JsonWriter writer) => Write(writer, _options);

    private static void Write(Utf8JsonWriter writer, List<Extra>? extras)
    {
        if (extras is null)
        {
            return;
        }

        foreach (Extra extra in extras)
        {
            writer.WritePropertyName(extra.Name);
            JsonValues.Write(writer, extra.Value);
        }
    }

    private void Add(Extra extra)
    {
        switch (extra.Name)
        {
            case "strict":
                // A switch of other protocols' schemas; Ollama always follows the schema.
                break;
            case "model" or "messages" or "stream" or "tools":
                _warnings.Add($"{extra.Name} was not sent: Relay writes it itself.");
                break;
            case "tool_choice" or "logit_bias":
                _warnings.Add($"{extra.Name} was not sent: Ollama has no such parameter.");
                break;
            case "options":
                AddMembers(extra);
                break;
            case "keep_alive" or "think" or "format" or "logprobs" or "top_logprobs" or "truncate" or "shift":
                Put(ref _root, extra);
                break;
            default:
                Put(ref _options, extra);
                break;
        }
    }

    private void AddMembers(Extra extra)
    {
        using JsonDocument document = JsonDocument.Parse(JsonValues.ToText(extra.Value));
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                Put(ref _options, new Extra(member.Name, member.Value.Clone(), extra.IsOwn));
            }
        }
    }

    /// <summary>Adds a field in place of one of the same name.</summary>
    private static void Put(ref List<Extra>? to, Extra extra)
    {
        to ??= [];
        if (Find(to, extra.Name) is { } known)
        {
            to.Remove(known);
        }

        to.Add(extra);
    }

    private static Extra? Find(List<Extra>? among, string name)
    {
        if (among is null)
        {
            return null;
        }

        foreach (Extra extra in among)
        {
            if (extra.Name == name)
            {
                return extra;
            }
        }

        return null;
    }

    /// <param name="Name">Its name.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="IsOwn">Whether the call gave it, rather than the preset.</param>
    private sealed record Extra(string Name, object? Value, bool IsOwn);
}
