namespace Relay;

/// <summary>Reads a token that is kept in a file.</summary>
internal static class AwsTokenFile
{
    /// <summary>The token, without blanks around it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What named it, for the message of a failure.</param>
    /// <exception cref="AwsCredentialException">The file cannot be read, or is empty.</exception>
    public static string Read(string path, string name)
    {
        try
        {
            string token = File.ReadAllText(path).Trim();
            return token.Length > 0 ? token : throw new AwsCredentialException(RelayErrorKind.Config, $"the file that {name} names is empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new AwsCredentialException(RelayErrorKind.Config, $"the file that {name} names cannot be read ({error.GetType().Name})");
        }
    }
}
