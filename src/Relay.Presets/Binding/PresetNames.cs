namespace Relay.Presets;

/// <summary>The grammar of the names of models and groups: at most 100 ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, with at least one letter.</summary>
/// <remarks>ASCII only, so that every compiler host on every OS makes the same C# name of it.</remarks>
internal static class PresetNames
{
    /// <summary>The grammar as a regular expression.</summary>
    public const string Pattern = "^(?=.{1,100}$)[0-9._-]*[A-Za-z][A-Za-z0-9._-]*$";

    /// <summary>Whether <paramref name="name"/> follows the grammar.</summary>
    public static bool IsValid(string name) => CustomProviderRules.IsName(name);
}
