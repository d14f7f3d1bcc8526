using Relay;

namespace Quickstart;

/// <summary>Answers this program's calls on loopback, so that it runs without a key. A key that was made up is refused, as a provider would.</summary>
internal static class PretendProvider
{
    public static Task<LoopbackProvider> StartAsync() => LoopbackProvider.StartAsync(new LoopbackOptions { Responder = Answer });

    private static LoopbackReply Answer(ReceivedRequest request) =>
        request.Headers["Authorization"].EndsWith("not-a-key", StringComparison.Ordinal)
            ? LoopbackReply.Error(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key").WithRequestId("req_loopback_4")
        : request.Body.Contains("\"role\":\"tool\"", StringComparison.Ordinal)
            ? LoopbackReply.Text("It is 21 degrees in Lisbon under a clear sky.").WithUsage(96, 14)
        : request.Body.Contains("\"tools\"", StringComparison.Ordinal)
            ? LoopbackReply.ToolCall("GetWeather", """{"city":"Lisbon"}""").WithUsage(71, 16)
        : request.Body.Contains("harbour", StringComparison.Ordinal)
            ? request.Model == Models.Smart.Spec.Model
                ? LoopbackReply.Error(503, "The model is overloaded.").WithRequestId("req_loopback_5")
                : LoopbackReply.Text("Rotterdam.").WithUsage(18, 4)
        : request.Body.Contains("planets", StringComparison.Ordinal)
            ? LoopbackReply.Text("Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus, Neptune.").WithChunkSize(9).WithUsage(17, 19)
        : LoopbackReply.Text("4").WithUsage(22, 1, cached: 0);
}
