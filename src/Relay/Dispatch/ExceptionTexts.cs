using System.Collections;

namespace Relay;

/// <summary>The texts of an exception and of those below it. Never throws, and never asks for a stack: to write one opens files, of which a busy process may have none left.</summary>
internal static class ExceptionTexts
{
    /// <summary>An exception with more below it than that is not looked through.</summary>
    private const int Most = 64;

    /// <summary>Whether all texts pass; false also where they cannot be read, or are too many to look at.</summary>
    public static bool All(Exception exception, Func<string, bool> test)
    {
        try
        {
            int seen = 0;
            return Passes(exception, test, ref seen);
        }
        catch (Exception)
        {
            // A text of somebody else's making that fails when it is read would fail whoever shows it.
            return false;
        }
    }

    private static bool Passes(Exception exception, Func<string, bool> test, ref int seen)
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            if (++seen > Most || !test(at.Message) || !DataPasses(at.Data, test))
            {
                return false;
            }

            if (at is AggregateException { InnerExceptions: { Count: > 1 } several })
            {
                for (int i = 1; i < several.Count; i++)
                {
                    if (!Passes(several[i], test, ref seen))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private static bool DataPasses(IDictionary data, Func<string, bool> test)
    {
        if (data.Count == 0)
        {
            return true;
        }

        foreach (DictionaryEntry entry in data)
        {
            if (entry.Value is string text && !test(text))
            {
                return false;
            }
        }

        return true;
    }
}
