namespace Relay;

/// <summary>The profiles of the shared configuration and credentials files.</summary>
/// <remarks>
/// <c>AWS_CONFIG_FILE</c> and <c>AWS_SHARED_CREDENTIALS_FILE</c>, else <c>.aws/config</c> and <c>.aws/credentials</c> in the user's folder. Where both have a setting of a profile,
/// the credentials file counts. Source: docs.aws.amazon.com/sdkref/latest/guide/file-format.
/// </remarks>
internal sealed class AwsProfiles
{
    private readonly Dictionary<string, Dictionary<string, string>> _profiles = new(StringComparer.Ordinal);

    private AwsProfiles()
    {
    }

    /// <summary>Reads both files as they are now; files that are not there have no profiles.</summary>
    /// <exception cref="AwsCredentialException">A file is there and cannot be read.</exception>
    public static AwsProfiles Read(AwsEnvironment environment)
    {
        var profiles = new AwsProfiles();
        profiles.ReadFile(environment.Variable("AWS_CONFIG_FILE") ?? Below(environment, "config"), isConfig: true);
        profiles.ReadFile(environment.Variable("AWS_SHARED_CREDENTIALS_FILE") ?? Below(environment, "credentials"), isConfig: false);
        return profiles;
    }

    /// <summary>The settings of a profile, by their names in small letters; null when there is none of that name.</summary>
    public IReadOnlyDictionary<string, string>? Find(string name) => _profiles.GetValueOrDefault(name);

    /// <summary>The name of the profile that counts where none is named.</summary>
    public static string UsualName(AwsEnvironment environment) => environment.Variable("AWS_PROFILE") ?? "default";

    private static string? Below(AwsEnvironment environment, string file) => environment.Home is { } home ? Path.Combine(home, ".aws", file) : null;

    private void ReadFile(string? path, bool isConfig)
    {
        if (path is null || !File.Exists(path))
        {
            return;
        }

        try
        {
            Dictionary<string, string>? section = null;
            foreach (string line in File.ReadLines(path))
            {
                ReadLine(line, isConfig, ref section);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AwsCredentialException(RelayErrorKind.Config, $"the AWS {(isConfig ? "configuration" : "credentials")} file cannot be read ({error.GetType().Name})");
        }
    }

    private void ReadLine(string line, bool isConfig, ref Dictionary<string, string>? section)
    {
        ReadOnlySpan<char> text = line.AsSpan().TrimEnd();
        if (text.IsEmpty || text[0] is '#' or ';')
        {
            return;
        }

        if (text[0] == '[')
        {
            int end = text.IndexOf(']');
            section = end < 0 ? null : Section(text[1..end].Trim().ToString(), isConfig);
            return;
        }

        // What is indented belongs to the setting above it (s3 = …), which nobody here reads.
        int equals = text.IndexOf('=');
        if (section is not null && equals > 0 && !char.IsWhiteSpace(text[0]))
        {
            section[text[..equals].Trim().ToString().ToLowerInvariant()] = Value(text[(equals + 1)..]);
        }
    }

    /// <summary>The section of a profile: <c>[profile name]</c> in the configuration file, save for <c>[default]</c>, and <c>[name]</c> in the other; null for anything else.</summary>
    private Dictionary<string, string>? Section(string header, bool isConfig)
    {
        const string Prefix = "profile";
        string name = header;
        if (header.StartsWith(Prefix, StringComparison.Ordinal) && header.Length > Prefix.Length && char.IsWhiteSpace(header[Prefix.Length]))
        {
            name = isConfig ? header[Prefix.Length..].Trim() : "";
        }
        else if (isConfig && header != "default")
        {
            return null;
        }

        if (name.Length == 0)
        {
            return null;
        }

        if (!_profiles.TryGetValue(name, out Dictionary<string, string>? section))
        {
            _profiles.Add(name, section = new Dictionary<string, string>(StringComparer.Ordinal));
        }

        return section;
    }

    /// <summary>The value without a comment, which needs a blank before it.</summary>
    private static string Value(ReadOnlySpan<char> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is '#' or ';' && char.IsWhiteSpace(text[i - 1]))
            {
                return text[..i].Trim().ToString();
            }
        }

        return text.Trim().ToString();
    }
}
