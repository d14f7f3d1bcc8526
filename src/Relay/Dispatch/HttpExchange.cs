using System.Text.Json;

namespace Relay;

/// <summary>Sends one request and gets the head of its answer. The only place where a key meets a request.</summary>
internal static class HttpExchange
{
    /// <summary>Writes the request, finds the key, sends; returns when the answer's headers are there and say success.</summary>
    /// <exception cref="RelayException">No key, no connection, or an answer that is an error.</exception>
    public static async Task<HttpResponseMessage> SendAsync(CallContext call)
    {
        AliasBinding binding = call.Binding;
        string? key = binding.Runtime.Credentials.Resolve(binding.Spec, binding.Provider, call.ApiKey);
        var body = new PooledBuffer(1024);
        WriteBody(body, call);
        using HttpRequestMessage request = CreateRequest(binding, body, key, call.IsStream);
        HttpResponseMessage response;
        try
        {
            response = await binding.Invoker.SendAsync(request, call.Deadline.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not RelayException && !call.Deadline.IsCancelledByCaller)
        {
            // The body is not given back to the pool: the connection may still be writing it.
            throw CallFailure.FromTransport(call, error, response: null, inStream: false);
        }

        if (response.IsSuccessStatusCode)
        {
            if (((JsonBody)request.Content!).IsSent)
            {
                body.Dispose();
            }

            return response;
        }

        using (response)
        {
            throw await ReadFailureAsync(call, response).ConfigureAwait(false);
        }
    }

    private static void WriteBody(PooledBuffer body, in CallContext call)
    {
        using var writer = new Utf8JsonWriter(body, JsonValues.WriterOptions);
        AliasBinding binding = call.Binding;
        string? effort = EffortChoice.Of(binding, call.Options);
        RequestParameters rejected = EffortChoice.Rejected(binding, effort);
        try
        {
            binding.Wire.WriteRequest(writer, new WireRequest(binding.Spec, binding.Provider, call.Messages, call.Options, call.IsStream, rejected, effort, call.Warnings));
        }
        catch (RelayException error) when (error.Provider is null)
        {
            throw CallFailure.Of(call, error.Kind, "was not called: " + error.Message, error);
        }
    }

    private static HttpRequestMessage CreateRequest(AliasBinding binding, PooledBuffer body, string? key, bool stream)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, stream ? binding.StreamAddress : binding.ChatAddress)
        {
            Content = new JsonBody(body),
            Version = binding.HttpVersion,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.TryAddWithoutValidation("Accept", stream ? "text/event-stream" : "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "relay-dotnet");
        foreach (ProviderHeader header in binding.Provider.Headers.Items)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        if (key is not null)
        {
            if (binding.Provider.AuthHeader is { } authHeader)
            {
                request.Headers.TryAddWithoutValidation(authHeader, key);
            }
            else
            {
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
            }
        }

        return request;
    }

    private static async Task<RelayException> ReadFailureAsync(CallContext call, HttpResponseMessage response)
    {
        const int LongestErrorBody = 64 * 1024;
        using var body = new PooledBuffer(2048);
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(call.Deadline.Token).ConfigureAwait(false);
            await body.ReadAllAsync(stream, LongestErrorBody, call.Deadline.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or HttpRequestException || call.Deadline.HasPassed)
        {
            // The status says what failed; a body that breaks off takes nothing from that.
        }

        return CallFailure.FromStatus(call, response, body.Span);
    }
}
