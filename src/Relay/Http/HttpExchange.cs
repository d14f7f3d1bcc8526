using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Sends one request and gets the head of its answer. The only place where a key meets a request.</summary>
internal static class HttpExchange
{
    /// <summary>How long the body of an error is waited for: the status has said what failed, and a group has other members.</summary>
    private static readonly TimeSpan s_errorPatience = TimeSpan.FromSeconds(5);

    /// <summary>Writes the request, finds the key, sends; returns when the answer's headers are there and say success.</summary>
    /// <exception cref="RelayException">No key, a request that cannot be written, no connection, or an answer that is an error.</exception>
    public static ValueTask<HttpResponseMessage> SendAsync(CallContext call) =>
        call.Binding.Http.Authorization is { } authorization ? SendAsync(call, authorization) : SendOnceAsync(call);

    /// <summary>Sends once more, with another token, where the one that was kept is refused: it may have been revoked before its end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<HttpResponseMessage> SendAsync(CallContext call, RequestAuthorization authorization)
    {
        int warnings = call.Warnings.Items.Count;
        RelayException refusal;
        try
        {
            return await SendOnceAsync(call).ConfigureAwait(false);
        }
        catch (RelayException error) when (authorization.TryRenew(call, error))
        {
            refusal = error;
        }

        call.Warnings.KeepFirst(warnings);
        (call.SentKey, call.SendsToken, call.Signer) = (null, false, null);
        try
        {
            return await SendOnceAsync(call).ConfigureAwait(false);
        }
        catch (RelayException error)
        {
            error.AddEarlier(refusal.Attempts);
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<HttpResponseMessage> SendOnceAsync(CallContext call)
    {
        AliasBinding binding = call.Binding;
        if (binding.Http.Authorization is { } authorization)
        {
            await authorization.AuthorizeAsync(call).ConfigureAwait(false);
        }
        else
        {
            call.SentKey = binding.Runtime.Credentials.Resolve(binding.Spec, binding.Provider, call.ApiKey);
        }

        call.SentSecret = binding.Runtime.Credentials.ResolveSecretHeader(binding.Spec, binding.Provider);
        PooledBuffer body = WriteBody(call, out ProviderHeader? header);
        HttpRoute route = RouteOf(call);
        HttpResponseMessage response;
        bool asksFirst = route.AsksFirst(body.Length), isAgain = false;
        while (true)
        {
            using HttpRequestMessage request = CreateRequest(call, route, body, header);
            if (asksFirst)
            {
                request.Headers.ExpectContinue = true;
            }

            var content = (JsonBody)request.Content!;
            try
            {
                response = await route.Invoker.SendAsync(request, call.Deadline.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not RelayException && !call.Deadline.IsCancelledByCaller)
            {
                // The body is not given back to the pool: the connection may still be writing it.
                call.WasSent = content.IsWritten;
                throw CallFailure.FromTransport(call, error, response: null, inStream: false);
            }

            route.Learn(response);
            if (asksFirst && response.StatusCode == HttpStatusCode.ExpectationFailed)
            {
                // 417: somebody on the way does not know the header. Nothing was done with the request (RFC 9110, section 10.1.1), so it goes once more without.
                response.Dispose();
                (asksFirst, isAgain) = (false, true);
                continue;
            }

            if (content.IsSent && !isAgain)
            {
                body.Dispose();
            }

            break;
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ReadFailureAsync(call, response).ConfigureAwait(false);
        }
    }

    /// <summary>The way of a call whose key or token has been found.</summary>
    public static HttpRoute RouteOf(CallContext call) => call.SendsToken ? call.Binding.Http : call.Binding.Http.ForKeys ?? call.Binding.Http;

    /// <summary>Writes the body, and names the header that this request needs beside the provider's own.</summary>
    private static PooledBuffer WriteBody(CallContext call, out ProviderHeader? header)
    {
        AliasBinding binding = call.Binding;
        string? effort = EffortChoice.Of(binding, call.Options);
        RequestParameters rejected = EffortChoice.Rejected(binding, effort);
        var body = new PooledBuffer(1024);
        Utf8JsonWriter writer = SpareJsonWriter.Take(body);
        try
        {
            IReadOnlyList<ChatMessage> messages = ConversationCheck.Read(call.Messages, binding.Provider, binding.Spec);
            messages = MovedConversation.For(RejoinedConversation.For(messages), new ConversationHome(binding.Origin, binding.Http.Wire, binding.Provider), call.Warnings);
            var request = new WireRequest(binding.Spec, binding.Provider, messages, call.Options, call.IsStream, rejected, effort, call.Warnings);
            PrefillCheck.Check(messages, request);
            EffortChoice.Tell(binding, call.Options, effort, rejected, call.Warnings);
            binding.Http.Wire.WriteRequest(writer, request);
            writer.Flush();
            header = binding.Http.Wire.Header(request);
            return body;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            body.Dispose();
            if (error is not RelayException refusal)
            {
                // The caller's own objects failed: messages that cannot be enumerated, values that cannot be written as JSON.
                throw CallFailure.Of(
                    call, RelayErrorKind.InvalidRequest, $"was not called: its messages or options cannot be written as a request ({error.GetType().Name}); the inner exception says why.", error);
            }

            if (refusal.Provider is null)
            {
                throw CallFailure.Of(call, refusal.Kind, "was not called: " + refusal.Message, refusal.InnerException, violation: refusal.Violation);
            }

            throw;
        }
        finally
        {
            SpareJsonWriter.Return(writer);
        }
    }

    private static HttpRequestMessage CreateRequest(CallContext call, HttpRoute route, PooledBuffer body, ProviderHeader? header)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, call.IsStream ? route.StreamAddress : route.ChatAddress)
        {
            Content = new JsonBody(body),
            Version = route.Version,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (route.AllowPrivateHosts)
        {
            GuardedConnect.AllowPrivateHosts(request);
        }

        try
        {
            AddHeaders(call, route, request);
            if (header is not null)
            {
                RequestHeaders.Add(request, header.Name, header.Value, RelayErrorKind.InvalidRequest);
            }

            call.Signer?.Sign(request, body.Span);
            return request;
        }
        catch (RelayException refusal) when (refusal.Provider is null)
        {
            request.Dispose();
            body.Dispose();
            throw CallFailure.Of(call, refusal.Kind, "was not called: " + refusal.Message);
        }
    }

    private static void AddHeaders(CallContext call, HttpRoute route, HttpRequestMessage request)
    {
        ProviderFacts provider = call.Binding.Provider;
        RequestHeaders.Add(request, "Accept", call.IsStream ? route.Wire.StreamMediaType : "application/json");
        RequestHeaders.Add(request, "User-Agent", "relay-dotnet");
        RequestHeaders.Add(request, "Accept-Encoding", ReceivedBody.AcceptEncoding);
        foreach (ProviderHeader header in provider.Headers.Items)
        {
            RequestHeaders.Add(request, header.Name, header.Value);
        }

        if (call.SentSecret is { } secret && provider.SecretHeader is { } secretHeader)
        {
            RequestHeaders.Add(request, secretHeader.Name, secretHeader.Prefix + secret);
        }

        if (call.SentKey is { } key)
        {
            if (provider.AuthHeader is { } authHeader && !call.SendsToken)
            {
                RequestHeaders.Add(request, authHeader, key);
            }
            else
            {
                RequestHeaders.Add(request, "Authorization", route.Bearer(key));
            }
        }
    }

    private static async Task<RelayException> ReadFailureAsync(CallContext call, HttpResponseMessage response)
    {
        using var body = new PooledBuffer(2048);
        using var limit = new CancellationTokenSource(s_errorPatience, call.Binding.Runtime.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, call.Deadline.Token);
        try
        {
            Stream stream = await ReceivedBody.OpenAsync(response, call.Limits, either.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await body.ReadAllAsync(stream, call.Limits.MaxErrorBytes, either.Token).ConfigureAwait(false);
            }
        }
        catch (Exception) when (!call.Deadline.IsCancelledByCaller)
        {
            // The status says what failed; a body that breaks off, or cannot be decompressed, takes nothing from that.
        }

        return CallFailure.FromStatus(call, response, body.Span);
    }
}
