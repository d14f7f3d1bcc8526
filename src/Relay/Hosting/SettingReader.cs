using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Relay;

/// <summary>Reads single settings of a configuration section and collects what is wrong with them. A setting without text is not set.</summary>
/// <remarks>No problem repeats what was written for a key or an address, nor what was written where a time, a number or a flag belongs.</remarks>
internal sealed class SettingReader
{
    /// <summary>So many unknown keys are named; a section with more is not Relay's.</summary>
    private const int MostUnknown = 5;

    public List<string> Problems { get; } = [];

    /// <summary>The settings of <paramref name="section"/> whose keys are among <paramref name="known"/>, each with its key as it stands there.</summary>
    public List<(string Key, IConfigurationSection Setting)> Settings(IConfiguration section, string[] known)
    {
        var settings = new List<(string, IConfigurationSection)>();
        var unknown = new List<IConfigurationSection>();
        CheckIsSection(section);
        foreach (IConfigurationSection setting in section.GetChildren())
        {
            int at = Array.FindIndex(known, key => key.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                unknown.Add(setting);
            }
            else
            {
                settings.Add((known[at], setting));
            }
        }

        for (int i = 0; i < unknown.Count && i < MostUnknown; i++)
        {
            Unknown(unknown[i], "setting of Relay", known, $"it takes {string.Join(", ", known)}");
        }

        if (unknown.Count > MostUnknown)
        {
            Problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{unknown.Count - MostUnknown} more keys of {(section is IConfigurationSection { Path: var path } ? path : "the configuration")} are no settings of Relay. Give AddRelay its own section, such as configuration.GetSection(\"Relay\")."));
        }

        return settings;
    }

    /// <summary>The entries of <paramref name="section"/>, which may name the providers of <paramref name="set"/> too, each with its provider's canonical name.</summary>
    public List<(string Name, IConfigurationSection Setting)> Providers(IConfigurationSection section, ProviderOptionsSet set)
    {
        var providers = new List<(string, IConfigurationSection)>();
        CheckIsSection(section);
        foreach (IConfigurationSection setting in section.GetChildren())
        {
            if (set.Find(setting.Key) is { } facts)
            {
                providers.Add((facts.Name, setting));
            }
            else
            {
                Unknown(setting, "provider that Relay knows", ProviderTable.All.SelectMany(provider => provider.Synonyms.Prepend(provider.Name)).Concat(set.AddedNames).Concat(CustomProviders.Names), "write a name as before the slash of a target");
            }
        }

        return providers;
    }

    public TimeSpan? Time(IConfigurationSection setting, Func<string, TimeSpan?, string?>? rule = null)
    {
        if (Text(setting) is not { } text)
        {
            return null;
        }

        // A bare number would be days, which nobody means.
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time)
            ? Checked(time, (rule ?? OptionRules.Time)(setting.Path, time))
            : Failed<TimeSpan>($"{setting.Path} is no time; write hh:mm:ss, such as 00:01:30. Its text is not repeated: it may be a key in the wrong place.");
    }

    public int? Number(IConfigurationSection setting, Func<string, int?, string?> rule) =>
        Text(setting) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? Checked(number, rule(setting.Path, number))
        : Failed<int>($"{setting.Path} is no whole number; write one such as 50. Its text is not repeated: it may be a key in the wrong place.");

    public long? Limit(IConfigurationSection setting, long most) =>
        Text(setting) is not { } text ? null
        : !long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number)
            ? Failed<long>($"{setting.Path} is no whole number; write one such as 1048576. Its text is not repeated: it may be a key in the wrong place.")
        : number > most ? Failed<long>(string.Create(CultureInfo.InvariantCulture, $"{setting.Path} is {number}; give at most {most}."))
        : Checked(number, OptionRules.Limit(setting.Path, number));

    public bool? Flag(IConfigurationSection setting) =>
        Text(setting) is not { } text ? null
        : bool.TryParse(text, out bool flag) ? flag
        : Failed<bool>($"{setting.Path} is neither true nor false; write one of them. Its text is not repeated: it may be a key in the wrong place.");

    public string? Key(IConfigurationSection setting) => Text(setting) is { } key && IsRight(OptionRules.Key(setting.Path, key)) ? key : null;

    public string? Address(IConfigurationSection setting, bool allowPrivateHosts) =>
        Text(setting) is { } url && IsRight(OptionRules.Address(setting.Path, url, allowPrivateHosts)) ? url : null;

    /// <summary>The text of a setting; null when it has none. Keys below it are an error.</summary>
    private string? Text(IConfigurationSection setting)
    {
        foreach (IConfigurationSection below in setting.GetChildren())
        {
            Problems.Add($"{Shown(below.Path)} is no setting: {setting.Path} is a single value.");
        }

        return string.IsNullOrWhiteSpace(setting.Value) ? null : setting.Value.Trim();
    }

    private void CheckIsSection(IConfiguration section)
    {
        if (section is IConfigurationSection { Value.Length: > 0 } single)
        {
            Problems.Add($"{single.Path} is a single value; write its settings below it.");
        }
    }

    private void Unknown(IConfigurationSection setting, string what, IEnumerable<string> known, string mend) =>
        Problems.Add($"{Shown(setting.Path)} is no {what}; {(NearestNames.Best(setting.Key, known) is { } nearest ? $"did you mean {nearest}?" : mend + ".")}");

    private T? Checked<T>(T value, string? problem)
        where T : struct => IsRight(problem) ? value : null;

    private T? Failed<T>(string problem)
        where T : struct
    {
        Problems.Add(problem);
        return null;
    }

    private bool IsRight(string? problem)
    {
        if (problem is not null)
        {
            Problems.Add(problem);
        }

        return problem is null;
    }

    /// <summary>What was written, unless it looks like a secret in the wrong place.</summary>
    /// <summary>Where a setting stands: the name of a key may be one that opens something, too.</summary>
    private static string Shown(string path) => VisibleText.Of(SecretShapes.Scrub(path));
}
