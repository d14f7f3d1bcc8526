using System.Security.Cryptography;
using System.Text;

namespace Relay;

/// <summary>Ids of tool calls in the form a provider takes, when they come from another one or from the program.</summary>
/// <remarks>An id that fits goes as it is. Another one becomes a name made of its digest: the same for the call and its result, and in every request.</remarks>
internal static class ToolCallIds
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>The id to send.</summary>
    public static string Fit(string id, ToolCallIdForm form) => Fits(id, form) ? id : Made(id, form == ToolCallIdForm.NineLettersOrDigits ? 9 : 24);

    private static bool Fits(string id, ToolCallIdForm form) => form switch
    {
        ToolCallIdForm.NineLettersOrDigits => id.Length == 9 && HasOnly(id, extra: ""),
        ToolCallIdForm.LettersDigitsUnderscoreHyphen => id.Length is > 0 and <= 64 && HasOnly(id, extra: "_-"),
        ToolCallIdForm.UpTo40 => id.Length <= 40,
        ToolCallIdForm.UpTo64 => id.Length <= 64,
        _ => true,
    };

    private static bool HasOnly(string id, string extra)
    {
        foreach (char character in id)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !extra.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static string Made(string id, int length) => string.Create(length, SHA256.HashData(Encoding.UTF8.GetBytes(id)), static (name, digest) =>
    {
        for (int i = 0; i < name.Length; i++)
        {
            name[i] = Letters[digest[i] % Letters.Length];
        }
    });
}
