namespace Relay;

/// <summary>Joins bytes that came as several texts in base64, each filled up by itself, into one text.</summary>
internal static class Base64Pieces
{
    /// <summary>The joined text; null when there is none. What is no base64 is joined as it stands.</summary>
    public static string? Join(string? before, string? piece)
    {
        if (string.IsNullOrEmpty(piece) || string.IsNullOrEmpty(before))
        {
            return string.IsNullOrEmpty(before) ? (string.IsNullOrEmpty(piece) ? null : piece) : before;
        }

        if (!before.EndsWith('='))
        {
            return before + piece;
        }

        try
        {
            return Convert.ToBase64String([.. Convert.FromBase64String(before), .. Convert.FromBase64String(piece)]);
        }
        catch (FormatException)
        {
            return before + piece;
        }
    }
}
