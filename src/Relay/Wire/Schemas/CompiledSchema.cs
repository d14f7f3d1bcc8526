using System.Text.Json;

namespace Relay;

/// <summary>A schema in a provider's dialect, ready to be written. Immutable.</summary>
internal sealed class CompiledSchema
{
    private readonly JsonElement? _source;
    private readonly string? _json;

    private CompiledSchema(SchemaDialect dialect, JsonElement? source, string? json, IReadOnlyList<SchemaLoss> losses, SchemaLoss? obstacle)
    {
        Dialect = dialect;
        _source = source;
        _json = json;
        Losses = losses;
        Obstacle = obstacle;
        Notes = SchemaNotes.Of(losses);
    }

    public SchemaDialect Dialect { get; }

    /// <summary>What the schema says and the dialect has no word for.</summary>
    public IReadOnlyList<SchemaLoss> Losses { get; }

    /// <summary>Why the model cannot be bound to this schema in this dialect; null when it can.</summary>
    public SchemaLoss? Obstacle { get; }

    /// <summary>What was lost, in words for the description; null when nothing was.</summary>
    public string? Notes { get; }

    public static CompiledSchema AsIs(SchemaDialect dialect, JsonElement source, IReadOnlyList<SchemaLoss> repeated) => new(dialect, source, null, repeated, null);

    public static CompiledSchema Translated(SchemaDialect dialect, string json, IReadOnlyList<SchemaLoss> losses, SchemaLoss? obstacle) => new(dialect, null, json, losses, obstacle);

    /// <summary>The first constraint that was lost; null when none was, or when the schema is sent as it is.</summary>
    public SchemaLoss? FirstLostConstraint()
    {
        if (_source is not null)
        {
            return null;
        }

        foreach (SchemaLoss loss in Losses)
        {
            if (loss.IsConstraint)
            {
                return loss;
            }
        }

        return null;
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        if (_source is { } source)
        {
            source.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(_json!, skipInputValidation: true);
        }
    }

    /// <summary>The schema as JSON.</summary>
    public override string ToString() => _json ?? _source!.Value.GetRawText();
}
