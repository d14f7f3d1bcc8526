using System.Collections.Immutable;
using System.Text.Json;

namespace Relay;

/// <summary>One HTTP exchange with a provider, recorded or written by hand, with what a client should make of it.</summary>
/// <remarks>
/// Read from JSON: <c>id</c>, <c>provider</c>, <c>api</c> (the wire protocol), <c>kind</c>, <c>tags</c>, <c>model_requested</c>,
/// <c>request</c> {<c>method</c>, <c>url</c>, <c>headers</c>, <c>body</c>}, <c>response</c> {<c>status</c>, <c>headers</c>, <c>body</c> as exact
/// text or <c>body_base64</c>} and <c>expect</c>. Other members are ignored; so are comments.
/// </remarks>
public sealed class RecordedExchange
{
    private static readonly JsonDocumentOptions ParseOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private RecordedExchange(JsonElement root)
    {
        Id = Text(root, "id") ?? throw new FormatException("A recorded exchange has no id.");
        Provider = Text(root, "provider") ?? throw new FormatException("Exchange " + Id + " has no provider.");
        Api = Text(root, "api") ?? throw new FormatException("Exchange " + Id + " has no api.");
        Kind = Text(root, "kind") ?? throw new FormatException("Exchange " + Id + " has no kind.");
        Tags = root.TryGetProperty("tags", out JsonElement tags)
            ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)]
            : [];
        ModelRequested = Text(root, "model_requested");
        Request = new RecordedRequest(root.TryGetProperty("request", out JsonElement request) ? request : default);
        Response = new RecordedResponse(root.GetProperty("response"));
        Expect = root.TryGetProperty("expect", out JsonElement expect) ? expect : default;
    }

    /// <summary>The id, unique in its folder.</summary>
    public string Id { get; }

    /// <summary>Who answered.</summary>
    public string Provider { get; }

    /// <summary>The wire protocol: <c>openai-chat</c>, <c>anthropic-messages</c>, …</summary>
    public string Api { get; }

    /// <summary>What the exchange is about: <c>chat</c>, <c>tools-stream</c>, <c>error</c>, …</summary>
    public string Kind { get; }

    /// <summary>What else is true of it.</summary>
    public ImmutableArray<string> Tags { get; }

    /// <summary>The model that the request names in body or address; null when there is none.</summary>
    public string? ModelRequested { get; }

    /// <summary>What was sent.</summary>
    public RecordedRequest Request { get; }

    /// <summary>What was answered.</summary>
    public RecordedResponse Response { get; }

    /// <summary>What a client should make of the response; undefined when the file says nothing.</summary>
    public JsonElement Expect { get; }

    /// <summary>Reads an exchange from JSON text.</summary>
    /// <exception cref="FormatException">The text is not an exchange.</exception>
    public static RecordedExchange Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, ParseOptions);
            return new RecordedExchange(document.RootElement.Clone());
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The text is not a recorded exchange: " + failure.Message, failure);
        }
    }

    /// <summary>Reads an exchange from a file.</summary>
    /// <exception cref="FormatException">The file holds something else; the message names the file.</exception>
    public static RecordedExchange Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (FormatException failure)
        {
            throw new FormatException(path + ": " + failure.Message, failure);
        }
    }

    /// <summary>Reads every exchange file (<c>*.json</c>, save <c>index.json</c>) of a folder, by name in ordinal order.</summary>
    public static ImmutableArray<RecordedExchange> LoadFolder(string folder)
    {
        string[] files = Directory.GetFiles(folder, "*.json");
        Array.Sort(files, StringComparer.Ordinal);
        return [.. files.Where(file => Path.GetFileName(file) != "index.json").Select(Load)];
    }

    /// <summary>The response as a reply: same status, headers and bytes.</summary>
    public LoopbackReply ToReply()
    {
        LoopbackReply reply = LoopbackReply.Raw(Response.Status, Response.ContentType, Response.Body);
        foreach (KeyValuePair<string, string> header in Response.Headers)
        {
            if (!header.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase))
                reply = reply.WithHeader(header.Key, header.Value);
        }

        return reply;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    internal static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    internal static ImmutableArray<KeyValuePair<string, string>> ReadHeaders(JsonElement owner)
    {
        if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty("headers", out JsonElement headers) || headers.ValueKind != JsonValueKind.Object)
            return [];
        return [.. headers.EnumerateObject().Select(header => KeyValuePair.Create(header.Name, header.Value.ToString()))];
    }
}
