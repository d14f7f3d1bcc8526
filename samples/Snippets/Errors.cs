using Relay;

namespace Snippets;

internal static class Errors
{
    public static async Task Catch()
    {
        try
        {
            Console.WriteLine(await Models.Smart.ChatAsync("Hello?"));
        }
        catch (RelayException error) when (error.Kind is RelayErrorKind.RateLimit or RelayErrorKind.Overloaded)
        {
            Console.WriteLine($"Later: in {error.RetryAfter?.TotalSeconds ?? 5} s.");
        }
        catch (RelayException error)
        {
            Console.WriteLine($"{error.Kind}: {error.Message} (request {error.RequestId})");
        }
    }

    public static async Task<string> Try()
    {
        ChatResult result = await Models.Smart.TryChatAsync("Hello?");
        return result.IsSuccess ? result.Reply.Text : $"No answer: {result.Error.Kind}";
    }

    public static async Task Stream()
    {
        try
        {
            await foreach (ChatUpdate update in Models.Smart.StreamAsync("Write a poem."))
            {
                if (update.Kind == ChatUpdateKind.Error)
                {
                    Console.WriteLine($"[broke off after {update.Reply!.Text.Length} characters]");
                }
                else
                {
                    Console.Write(update);
                }
            }
        }
        catch (RelayException error)
        {
            Console.WriteLine(error.Message);
        }
    }

    public static async Task Group()
    {
        try
        {
            ChatReply reply = await Models.Default.ChatAsync("Hello?");
            Console.WriteLine($"{reply.Alias}, answered by {reply.Member}");
        }
        catch (RelayException error)
        {
            foreach (RelayAttempt attempt in error.Attempts)
            {
                Console.WriteLine($"{attempt.Alias} ({attempt.Target}): {attempt.Kind} after {attempt.Latency.TotalSeconds:0.0} s");
            }
        }
    }

    public static Task<ChatReply> FirstMemberOnly() =>
        Models.Default.ChatAsync("Hello?", new CallOptions { Fallbacks = false });
}
