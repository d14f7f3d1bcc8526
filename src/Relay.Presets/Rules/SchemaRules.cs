namespace Relay.Presets;

/// <summary>Rules about the form of a preset (RLY01xx): fields, types, ranges, names.</summary>
public static class SchemaRules
{
    /// <summary>A key that the mapping does not have.</summary>
    public static FindingRule UnknownField { get; } = new(
        "RLY0101",
        FindingSeverity.Error,
        "Unknown field",
        "The mapping has no such field. Correct the spelling, move the field to where it belongs, or remove it.");

    /// <summary>A <c>version</c> that is missing or is not 1.</summary>
    public static FindingRule UnsupportedVersion { get; } = new(
        "RLY0102",
        FindingSeverity.Error,
        "Preset version missing or not supported",
        "A preset file says which version of the preset language it is written in, and this Relay understands version 1. Write `version: 1`.");

    /// <summary>A file that a default pattern found and that is no preset.</summary>
    public static FindingRule NotAPreset { get; } = new(
        "RLY0103",
        FindingSeverity.Info,
        "File is not a preset",
        "The file lies where presets are looked for but has no `version` together with `models`, `groups`, `providers` or `pricing_profiles`, so it was left alone. Name it in the project if it is meant to be a preset.");

    /// <summary>A file that was named as a preset and is none.</summary>
    public static FindingRule NothingInPreset { get; } = new(
        "RLY0104",
        FindingSeverity.Error,
        "Preset file defines nothing",
        "The project names the file as a preset, but it is empty or has none of the sections of a preset. Write `version: 1` and a `models` section, or take the file out of the project.");

    /// <summary>A value of the wrong type.</summary>
    public static FindingRule WrongType { get; } = new(
        "RLY0105",
        FindingSeverity.Error,
        "Value of the wrong type",
        "The field takes a value of another type. A text that looks like a number or like true, false or null needs quotes; a number must not have them.");

    /// <summary>A number outside the range of the field.</summary>
    public static FindingRule OutOfRange { get; } = new(
        "RLY0106",
        FindingSeverity.Error,
        "Number out of range",
        "The number is below or above what the field takes.");

    /// <summary>A field or word that this version reads but does nothing with.</summary>
    public static FindingRule NoEffect { get; } = new(
        "RLY0107",
        FindingSeverity.Warning,
        "Setting has no effect in this version",
        "The setting is part of the preset language, but this version of Relay does nothing with it. Do not rely on it yet.");

    /// <summary>A text that is none of the allowed words.</summary>
    public static FindingRule UnknownWord { get; } = new(
        "RLY0108",
        FindingSeverity.Error,
        "Word not allowed here",
        "The field takes one of a few words, and this is none of them.");

    /// <summary>A field that must be there and is not.</summary>
    public static FindingRule MissingField { get; } = new(
        "RLY0109",
        FindingSeverity.Error,
        "Field missing",
        "The mapping is of no use without the field. Write it.");

    /// <summary>A name that cannot be used.</summary>
    public static FindingRule InvalidName { get; } = new(
        "RLY0110",
        FindingSeverity.Error,
        "Invalid name",
        "Names of models, groups and providers consist of at most 100 ASCII letters, digits, `-`, `_` and `.`, with at least one letter, because they become C# names.");

    /// <summary>An unknown parameter that looks like a known one.</summary>
    public static FindingRule MisspeltParameter { get; } = new(
        "RLY0111",
        FindingSeverity.Error,
        "Misspelt parameter",
        "The parameter is unknown and looks like a known one, so it is probably misspelt. If it is meant, put it under `extra_body`.");

    /// <summary>An unknown parameter.</summary>
    public static FindingRule UnknownParameter { get; } = new(
        "RLY0112",
        FindingSeverity.Info,
        "Unknown parameter",
        "The parameter is unknown to Relay and is passed on to the provider unchecked. Put it under `extra_body` to say that it is meant.");

    /// <summary>A setting that several files give differently.</summary>
    public static FindingRule ConflictingSetting { get; } = new(
        "RLY0113",
        FindingSeverity.Error,
        "Setting given twice with different values",
        "All preset files of a project are one configuration, and two of them give the setting different values. Keep one.");

    /// <summary>A field written under two of its names.</summary>
    public static FindingRule RepeatedSynonym { get; } = new(
        "RLY0114",
        FindingSeverity.Error,
        "Setting written under two names",
        "The two fields set the same thing. Keep one.");

    /// <summary>A parameter that Relay writes itself.</summary>
    public static FindingRule ReservedParameter { get; } = new(
        "RLY0115",
        FindingSeverity.Error,
        "Parameter is written by Relay",
        "Relay writes the body field itself from the call and from `target`, so a preset cannot set it.");

    /// <summary>A header of a provider that is not a preset's to set.</summary>
    public static FindingRule ReservedHeader { get; } = new(
        "RLY0116",
        FindingSeverity.Error,
        "Header cannot be set",
        "Relay writes the header itself, or the connection does, or it carries a key. Keys are named with `credential`, and their header with `auth_header` or `secret_header`.");

    /// <summary>A field that does nothing beside another one.</summary>
    public static FindingRule IdleField { get; } = new(
        "RLY0117",
        FindingSeverity.Warning,
        "Field does nothing beside another",
        "Another field of the mapping, such as `target` or `wire`, leaves this one without effect, so one of the two is not what was meant.");

    /// <summary>An .mda file whose path gives no name.</summary>
    public static FindingRule InvalidPresetPath { get; } = new(
        "RLY0120",
        FindingSeverity.Error,
        "File cannot be named so",
        "An `.mda` preset is called after its file and the folder it lies in below `presets`: a lower-case letter and at most 63 lower-case letters, digits and underscores each, at most one folder deep. The folder `_default` stands for none; a file that begins with `_base` is only inherited from.");

    /// <summary>A name in an .mda file that is not the file's.</summary>
    public static FindingRule NameDiffers { get; } = new(
        "RLY0121",
        FindingSeverity.Warning,
        "Name differs from the file's",
        "An `.mda` preset is called after its file and folder, whatever the front matter says; a `name`, `module` or `preset` that says otherwise misleads its readers.");

    /// <summary>A text that does not have the form it must have.</summary>
    public static FindingRule MalformedText { get; } = new(
        "RLY0122",
        FindingSeverity.Error,
        "Text does not have the form asked for",
        "The field takes a text of a certain form, such as a version by the rules of semver.org, a host, or a token id in digits.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All =>
    [
        UnknownField, UnsupportedVersion, NotAPreset, NothingInPreset, WrongType, OutOfRange, NoEffect, UnknownWord, MissingField, InvalidName,
        MisspeltParameter, UnknownParameter, ConflictingSetting, RepeatedSynonym, ReservedParameter, ReservedHeader, IdleField,
        InvalidPresetPath, NameDiffers, MalformedText,
    ];
}
