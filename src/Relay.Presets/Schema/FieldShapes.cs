namespace Relay.Presets;

/// <summary>What a field's value may look like; a field may accept several shapes.</summary>
[Flags]
public enum FieldShapes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag = 1,

    /// <summary>A number without a fraction.</summary>
    WholeNumber = 2,

    /// <summary>A number.</summary>
    Number = 4,

    /// <summary>A text, or one of <see cref="FieldDefinition.Words"/>.</summary>
    Text = 8,

    /// <summary>A list of texts.</summary>
    TextList = 16,

    /// <summary>A mapping with the fields of <see cref="FieldDefinition.MappingName"/>.</summary>
    Mapping = 32,

    /// <summary>A list of such mappings; together with <see cref="TextList"/>, each item may be either.</summary>
    MappingList = 64,

    /// <summary>A mapping from names that the author chooses to such mappings.</summary>
    NamedMappings = 128,

    /// <summary>Anything at all; passed on as JSON.</summary>
    Anything = 256,

    /// <summary>A mapping from names that the author chooses to texts.</summary>
    TextMapping = 512,
}
