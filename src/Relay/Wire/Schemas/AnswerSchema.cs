using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The schema of an answer as a wire sends it. What it cannot say stands in its description.</summary>
internal readonly struct AnswerSchema
{
    private readonly CompiledSchema _schema;

    private AnswerSchema(CompiledSchema schema, bool? isStrict)
    {
        _schema = schema;
        IsStrict = isStrict;
    }

    /// <summary>What to say about strictness; null for nothing.</summary>
    public bool? IsStrict { get; }

    /// <param name="format">A format with a schema.</param>
    /// <param name="request">The request.</param>
    /// <param name="schemas">The protocol's dialects.</param>
    /// <param name="isStrictUnasked">Whether strictness is asked for where the call says nothing and the schema can be said.</param>
    /// <exception cref="RelayException">
    /// The schema refers to what is not in it; or it cannot be said in full, and the call wants it in full (<see cref="RelayErrorKind.ToolSchema"/>).
    /// </exception>
    public static AnswerSchema Of(ChatResponseFormatJson format, in WireRequest request, WireSchemas schemas, bool isStrictUnasked = false)
    {
        bool? strict = Strictness.Of(null, request.Options);
        bool inFull = Strictness.InFull(null, request.Options);
        if (schemas.StrictAnswer is { } dialect && (strict ?? isStrictUnasked))
        {
            CompiledSchema held = SchemaCache.Of(format, dialect);
            if (inFull)
            {
                Refuse(held, request);
            }

            if (held.Obstacle is not { } obstacle)
            {
                return new AnswerSchema(held, true);
            }

            if (strict == true)
            {
                request.Warnings.Add($"the schema of the answer was not sent as strict: {SchemaRefusal.Of(obstacle, held.Dialect)}");
                strict = null;
            }
        }

        CompiledSchema told = SchemaCache.Of(format, schemas.Answer);
        if (inFull)
        {
            Refuse(told, request);
        }

        if (told.Obstacle is { } gap)
        {
            request.Warnings.Add($"the schema of the answer could not be sent as it is: {SchemaRefusal.Of(gap, told.Dialect)}");
        }

        return new AnswerSchema(told, schemas.StrictAnswer is null ? null : strict);
    }

    public void WriteTo(Utf8JsonWriter writer) => _schema.WriteTo(writer);

    /// <summary>The schema as JSON, for protocols that want it as a text.</summary>
    public override string ToString() => _schema.ToString();

    private static void Refuse(CompiledSchema schema, in WireRequest request)
    {
        if ((schema.FirstLostConstraint() ?? schema.Obstacle) is { } loss)
        {
            throw SchemaRefusal.Exception($"The schema of the answer cannot be sent to {request.Spec.Target} in full", null, loss, schema.Dialect);
        }
    }
}
