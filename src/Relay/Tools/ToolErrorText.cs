using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Relay;

/// <summary>What the model is told of a function's exception: its message without secrets and without characters that cannot be seen, cut short.</summary>
/// <remarks>
/// Exceptions of databases, queues and stores quote the connection string they could not use. Its secret reaches to the next semicolon, and may hold blanks: too much is covered sooner than
/// too little.
/// </remarks>
internal static class ToolErrorText
{
    /// <summary>The longest text that is given to the model, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>So much is read of a message; of the rest nothing is shown, and what was cut in two there is not shown either.</summary>
    private const int MostRead = 16 * Longest;

    /// <summary>
    /// <c>Password=…;</c>, <c>Pwd=…</c>, <c>AccountKey=…</c>, <c>SharedAccessKey=…</c>, <c>SharedAccessSignature=…</c> and their like, also in quotation marks, with a colon or in JSON.
    /// </summary>
    private static readonly Regex s_secretField = new(
        """((?:\b|_)(?:password|passwd|passphrase|pwd|pass|account[ _-]?key|shared[ _-]?access[ _-]?(?:key|signature)|shared[ _-]?secret[ _-]?(?:value)?|secret[ _-]?(?:access[ _-]?)?(?:key)?|"""
            + """client[ _-]?secret|access[ _-]?key|api[ _-]?key|access[ _-]?token|auth[ _-]?token|token|credential)["']?\s*[=:]\s*)(?:"(?:[^"\\]|\\.)*"?|'[^']*'?|[^;\r\n]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>The user part of an address: <c>scheme://user:password@host</c>, whatever the password holds but a slash or a blank.</summary>
    private static readonly Regex s_userPart = new(
        """(\b[a-z][a-z0-9+.-]*://)[^\s/@]*(?:@[^\s/@]*)*@""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static string Of(Exception error)
    {
        string message;
        try
        {
            message = error.Message;
        }
        catch (Exception)
        {
            // A message of somebody else's making that fails when it is read.
            return error.GetType().Name;
        }

        string text = message.Length <= MostRead ? message : message[..MostRead];
        text = s_userPart.Replace(s_secretField.Replace(SecretShapes.Scrub(text), "$1***"), "$1***@");
        var shown = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (char character in text)
        {
            if (shown.Length == Longest)
            {
                // Half of a pair is no character.
                shown.Length -= char.IsHighSurrogate(shown[^1]) ? 1 : 0;
                shown.Append('…');
                break;
            }

            shown.Append(IsSeen(character) ? character : ' ');
        }

        return shown.ToString();
    }

    private static bool IsSeen(char character) => character is '\n' or '\t'
        || CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
