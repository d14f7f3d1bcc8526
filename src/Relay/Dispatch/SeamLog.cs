using Microsoft.Extensions.Logging;

namespace Relay;

/// <summary>What the run-time seams write to the log. Nothing is formatted unless somebody listens.</summary>
internal static class SeamLog
{
    /// <summary>The category of all that Relay logs.</summary>
    public const string Category = "Relay";

    private static readonly Action<ILogger, string, Exception?> s_swapRefused =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, nameof(SwapRefused)), "{Refusal}");

    private static readonly Action<ILogger, string, string, string?, Exception?> s_sinkFailed = LoggerMessage.Define<string, string, string?>(
        LogLevel.Warning, new EventId(2, nameof(SinkFailed)), "The usage sink {Sink} failed with {Error}: {Reason} The call is not affected; its record is lost to this sink.");

    private static readonly Action<ILogger, string, string, Exception?> s_recordWithoutOptions = LoggerMessage.Define<string, string>(
        LogLevel.Warning, new EventId(3, nameof(RecordWithoutOptions)), "The caller, tags and extras of a call could not be read ({Error}: {Reason}). Its record goes to the usage sinks without them.");

    public static void SwapRefused(ILogger logger, string refusal) => s_swapRefused(logger, VisibleText.Of(SecretShapes.Scrub(refusal)), null);

    /// <summary>What a program gave for its records cannot be read.</summary>
    public static void RecordWithoutOptions(ILogger logger, Exception error)
    {
        try
        {
            if (logger.IsEnabled(LogLevel.Warning))
            {
                s_recordWithoutOptions(logger, error.GetType().Name, VisibleText.Of(SecretShapes.Scrub(error.Message)), null);
            }
        }
        catch (Exception)
        {
            // As below.
        }
    }

    public static void SinkFailed(ILogger logger, IUsageSink sink, Exception error)
    {
        try
        {
            if (logger.IsEnabled(LogLevel.Warning))
            {
                s_sinkFailed(logger, sink.GetType().Name, error.GetType().Name, VisibleText.Of(SecretShapes.Scrub(error.Message)), null);
            }
        }
        catch (Exception)
        {
            // Neither a sink nor the log that is to tell of it may fail a call: there is nobody left to tell.
        }
    }
}
