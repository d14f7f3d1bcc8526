namespace Relay.Presets;

/// <summary>The words that YAML 1.1 took for booleans and YAML 1.2 does not (https://yaml.org/type/bool.html).</summary>
internal static class YamlBoolean
{
    /// <summary><c>true</c> or <c>false</c> as the author probably meant it; null for any other text.</summary>
    public static string? Meaning(string text) => text switch
    {
        "yes" or "Yes" or "YES" or "on" or "On" or "ON" => "true",
        "no" or "No" or "NO" or "off" or "Off" or "OFF" => "false",
        _ => null,
    };
}
