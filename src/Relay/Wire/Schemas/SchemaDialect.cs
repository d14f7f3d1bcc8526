using System.Collections.Frozen;

namespace Relay;

/// <summary>What one provider takes of JSON Schema. Data: <see cref="SchemaCompilation"/> reads it.</summary>
/// <param name="Name">What it is called in messages.</param>
internal sealed record SchemaDialect(string Name)
{
    /// <summary>Whether schemas are sent as they are.</summary>
    public bool IsAsIs { get; init; }

    /// <summary>The limits that are said in the description too, although the schema has them.</summary>
    public FrozenSet<string> Repeated { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The keywords that may stand in the result.</summary>
    public FrozenSet<string> Keywords { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The values of <c>format</c> that are taken; null for any.</summary>
    public FrozenSet<string>? Formats { get; init; }

    /// <summary>The types that the values of <c>enum</c> may have.</summary>
    public JsonTypes EnumTypes { get; init; } = JsonTypes.Primitive;

    /// <summary>The largest <c>minItems</c>.</summary>
    public int LargestMinItems { get; init; } = int.MaxValue;

    /// <summary>What a <c>pattern</c> must not contain.</summary>
    public string[] PatternStops { get; init; } = [];

    /// <summary>Whether every object says <c>additionalProperties: false</c>.</summary>
    public bool ClosesObjects { get; init; }

    /// <summary>Whether <c>additionalProperties</c> may be a schema; else it may only be false.</summary>
    public bool TakesMaps { get; init; } = true;

    /// <summary>Whether every property is required; one that was not takes null instead.</summary>
    public bool RequiresAll { get; init; }

    /// <summary>Whether every object must require at least one property.</summary>
    public bool RequiresOne { get; init; }

    /// <summary>Whether every schema must say of which type its values are.</summary>
    public bool RequiresType { get; init; }

    /// <summary>Whether the whole must be an object and no choice of several.</summary>
    public bool RequiresObjectRoot { get; init; }

    /// <summary>Whether <c>$ref</c> may stay, to itself too; else it is written out where it stands.</summary>
    public bool KeepsReferences { get; init; }

    /// <summary>Whether <c>type</c> may be a list.</summary>
    public bool TakesTypeLists { get; init; } = true;

    /// <summary>Whether types are OpenAPI's of Google: in upper case, with <c>nullable</c> beside them.</summary>
    public bool IsOpenApi { get; init; }

    /// <summary>Whether the order of properties is told.</summary>
    public bool TellsOrder { get; init; }

    /// <summary>Whether the result may hold a keyword.</summary>
    public bool Takes(string keyword) => Keywords.Contains(keyword);
}
