using System.Text.Json.Nodes;

namespace Relay;

/// <summary>One translation of a schema into a dialect.</summary>
/// <remarks>
/// <code>
///  1 merge      one position: what it refers to, and allOf, into one level (SchemaMerger)
///  2 choose     anyOf and oneOf: the rest of the level goes into every choice, so that each stands for itself
///  3 write      type, values, limits, members; what the dialect does not take is noted as lost
///  4 require    where everything is required, what was optional takes null
/// </code>
/// Steps go down the positions where schemas stand, and nowhere else. What the result lets through is let through by the schema too, unless something was lost.
/// </remarks>
internal sealed partial class SchemaCompilation
{
    /// <summary>More schemas than this, written out, are a mistake: references that multiply.</summary>
    private const int MostSchemas = 10_000;

    private const int Deepest = 200;

    private readonly JsonNode _root;
    private readonly SchemaDialect _dialect;
    private readonly SchemaReferences _references;
    private readonly SchemaDefinitions _definitions = new();
    private readonly List<SchemaLoss> _losses = [];
    private List<string> _open = ["#"];
    private int _count;
    private int _depth;

    public SchemaCompilation(JsonNode root, SchemaDialect dialect)
    {
        _root = root;
        _dialect = dialect;
        _references = new SchemaReferences(root);
    }

    /// <summary>What was lost, in the order in which it stood.</summary>
    public IReadOnlyList<SchemaLoss> Losses => _losses;

    /// <summary>Why the dialect cannot bind the model to this schema; null when it can.</summary>
    public SchemaLoss? Obstacle { get; private set; }

    /// <summary>The schema in the dialect.</summary>
    /// <exception cref="RelayException">It refers to what is not there, or is too large (<see cref="RelayErrorKind.ToolSchema"/>).</exception>
    public JsonObject Run()
    {
        JsonObject result = Write(Merger().Merge([_root]), "");
        if (_dialect.RequiresObjectRoot && !IsObject(result))
        {
            Stop("", result.ContainsKey("anyOf") ? "anyOf" : "type", result.ContainsKey("anyOf") ? "a choice" : "no object");
        }

        if (_definitions.Next() is { } first)
        {
            result["$defs"] = WriteDefinitions(first);
        }

        return result;
    }

    private JsonObject WriteDefinitions((string Pointer, string Name) next)
    {
        var all = new JsonObject();
        for ((string Pointer, string Name)? definition = next; definition is { } one; definition = _definitions.Next())
        {
            _open = ["#", one.Pointer];
            all[one.Name] = Write(Merger().Merge([_references.Resolve(one.Pointer)]), "$defs." + one.Name);
        }

        return all;
    }

    private SchemaMerger Merger() => new(_references, _open);

    private JsonObject Compile(List<JsonNode> schemas, string path)
    {
        if (_dialect.KeepsReferences && schemas.Count == 1 && BareReference(schemas[0]) is { } pointer)
        {
            return Reference(pointer);
        }

        int mark = _open.Count;
        JsonObject result = Write(Merger().Merge(schemas), path);
        _open.RemoveRange(mark, _open.Count - mark);
        return result;
    }

    private JsonObject Write(SchemaLevel level, string path)
    {
        if (++_count > MostSchemas || ++_depth > Deepest)
        {
            throw new RelayException(RelayErrorKind.ToolSchema, $"The schema is too large: written out, it has more than {MostSchemas} schemas, or is more than {Deepest} deep.");
        }

        JsonObject result = level switch
        {
            { Recursion: { } pointer } => WriteRecursion(level, pointer, path),
            { IsImpossible: true } => WriteNever(path),
            { Choices.Count: > 0 } => WriteChoices(level, path),
            _ => WriteValue(level, path),
        };
        _depth--;
        return result;
    }

    /// <summary>A place that a reference cannot be followed from, because it leads back here.</summary>
    private JsonObject WriteRecursion(SchemaLevel level, string pointer, string path)
    {
        if (_dialect.KeepsReferences)
        {
            level.Recursion = null;
            if (level.HasConstraints)
            {
                Lose(path, "$ref", $"\"{pointer}\" with further constraints");
            }

            return Reference(pointer);
        }

        Lose(path, "$ref", $"\"{pointer}\"");
        bool isList = _references.Resolve(pointer) is JsonObject target && JsonTypeWords.Parse(target["type"]) == JsonTypes.Array;
        var cut = new JsonObject();
        WriteType(cut, (isList ? JsonTypes.Array : JsonTypes.Object) | (level.Types & JsonTypes.Null ?? JsonTypes.None), path);
        if (!isList && _dialect.ClosesObjects)
        {
            cut["additionalProperties"] = false;
        }

        if (_dialect.ClosesObjects || _dialect.RequiresOne)
        {
            Stop(path, "$ref", "the schema refers to itself");
        }

        return cut;
    }

    private JsonObject WriteNever(string path)
    {
        Lose(path, "not", "{}");
        return [];
    }

    private JsonObject Reference(string pointer) => new() { ["$ref"] = pointer == "#" ? "#" : "#/$defs/" + _definitions.NameOf(pointer) };

    /// <summary>The reference of a schema that says nothing else; null for any other schema.</summary>
    private static string? BareReference(JsonNode schema)
    {
        if (schema is not JsonObject members || members["$ref"] is not JsonValue reference || !reference.TryGetValue(out string? pointer))
        {
            return null;
        }

        foreach (KeyValuePair<string, JsonNode?> member in members)
        {
            if (member.Key is not ("$ref" or "$comment"))
            {
                return null;
            }
        }

        return pointer;
    }

    private void Lose(string path, string keyword, JsonNode? value, bool isConstraint = true) => Lose(path, keyword, JsonValues.ToText(value), isConstraint);

    private void Lose(string path, string keyword, string value, bool isConstraint = true)
    {
        var loss = new SchemaLoss(path, keyword, value, isConstraint);
        if (!_losses.Contains(loss))
        {
            _losses.Add(loss);
        }
    }

    private void Stop(string path, string keyword, string why) => Obstacle ??= new SchemaLoss(path, keyword, why, IsConstraint: true);
}
