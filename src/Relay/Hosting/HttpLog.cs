using Microsoft.Extensions.Logging;

namespace Relay;

/// <summary>What is logged of requests under dependency injection, in place of the factory's own loggers: host, status and time. No path, query, header or body, so no secret.</summary>
internal static class HttpLog
{
    /// <summary>The category.</summary>
    public const string Category = "Relay.Http";

    private static readonly Action<ILogger, string, string, Exception?> s_sent =
        LoggerMessage.Define<string, string>(LogLevel.Debug, new EventId(1, nameof(RequestSent)), "Request sent to {Host} by client {Client}.");

    private static readonly Action<ILogger, string, int, double, Exception?> s_answered =
        LoggerMessage.Define<string, int, double>(LogLevel.Information, new EventId(2, nameof(AnswerReceived)), "{Host} answered {Status} after {Milliseconds} ms.");

    private static readonly Action<ILogger, string, string, double, Exception?> s_failed =
        LoggerMessage.Define<string, string, double>(LogLevel.Information, new EventId(3, nameof(RequestFailed)), "The request to {Host} failed after {Milliseconds} ms ({Reason}).");

    /// <summary>A request is on its way.</summary>
    public static void RequestSent(ILogger logger, HttpRequestMessage request, string client)
    {
        try
        {
            if (logger.IsEnabled(LogLevel.Debug))
            {
                s_sent(logger, Host(request), client, null);
            }
        }
        catch (Exception)
        {
            // A log that fails does not fail the call that it would tell of: there is nobody left to tell.
        }
    }

    /// <summary>The head of an answer is there.</summary>
    public static void AnswerReceived(ILogger logger, HttpRequestMessage request, int status, TimeSpan time)
    {
        try
        {
            if (logger.IsEnabled(LogLevel.Information))
            {
                s_answered(logger, Host(request), status, Math.Round(time.TotalMilliseconds, 1), null);
            }
        }
        catch (Exception)
        {
            // As above.
        }
    }

    /// <summary>No answer came. The exception itself is the caller's: its text may repeat lines of an answer.</summary>
    public static void RequestFailed(ILogger logger, HttpRequestMessage request, Exception error, TimeSpan time)
    {
        try
        {
            if (logger.IsEnabled(LogLevel.Information))
            {
                string reason = error is HttpRequestException { HttpRequestError: var known } ? known.ToString() : error.GetType().Name;
                s_failed(logger, Host(request), reason, Math.Round(time.TotalMilliseconds, 1), null);
            }
        }
        catch (Exception)
        {
            // As above.
        }
    }

    private static string Host(HttpRequestMessage request) => request.RequestUri?.GetComponents(UriComponents.HostAndPort, UriFormat.UriEscaped) ?? "";
}
