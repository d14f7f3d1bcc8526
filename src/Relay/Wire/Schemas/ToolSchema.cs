using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A function as a wire declares it: description, schema, and whether calls are held to it.</summary>
/// <remarks>
/// What a wire does for each function: <c>ToolSchema tool = ToolSchema.Of(function, request, WireSchemas.Bedrock)</c>, then write <see cref="Description"/>, the schema by
/// <see cref="WriteTo"/>, and <see cref="IsStrict"/> where it is not null.
/// </remarks>
internal readonly struct ToolSchema
{
    private readonly CompiledSchema _schema;

    private ToolSchema(CompiledSchema schema, string? description, bool? isStrict)
    {
        _schema = schema;
        Description = description;
        IsStrict = isStrict;
    }

    /// <summary>The function's description, with what the schema cannot say; null for none.</summary>
    public string? Description { get; }

    /// <summary>What to say about strictness; null for nothing.</summary>
    public bool? IsStrict { get; }

    /// <exception cref="RelayException">
    /// The schema refers to what is not in it; or it cannot be said in full, and the call or the function wants it in full (<see cref="RelayErrorKind.ToolSchema"/>).
    /// </exception>
    public static ToolSchema Of(AIFunctionDeclaration function, in WireRequest request, WireSchemas schemas)
    {
        try
        {
            return Choose(function, request, schemas);
        }
        catch (RelayException error) when (error.Violation is { Tool: null } violation)
        {
            throw new RelayException(RelayErrorKind.ToolSchema, $"The tool '{function.Name}' cannot be sent to {request.Spec.Target}. {error.Message}") { Violation = violation with { Tool = function.Name } };
        }
    }

    public void WriteTo(Utf8JsonWriter writer) => _schema.WriteTo(writer);

    private static ToolSchema Choose(AIFunctionDeclaration function, in WireRequest request, WireSchemas schemas)
    {
        bool? strict = Strictness.Of(function.AdditionalProperties, request.Options);
        bool inFull = Strictness.InFull(function.AdditionalProperties, request.Options);
        if (strict == true && schemas.StrictTool is null)
        {
            request.Warnings.AddOnce($"strict was not sent: {request.Spec.Target} cannot be held to the schema of a tool.");
            strict = null;
        }

        if (strict == true)
        {
            (CompiledSchema held, string? description) = SchemaCache.Of(function, schemas.StrictTool!);
            if (inFull)
            {
                Refuse(held, function.Name, request);
            }

            if (held.Obstacle is not { } obstacle)
            {
                return new ToolSchema(held, description, true);
            }

            request.Warnings.Add($"the tool '{function.Name}' was not sent as strict: {SchemaRefusal.Of(obstacle, held.Dialect)}");
            strict = null;
        }

        (CompiledSchema told, string? text) = SchemaCache.Of(function, schemas.Tool);
        if (inFull)
        {
            Refuse(told, function.Name, request);
        }

        return new ToolSchema(told, text, schemas.StrictTool is null ? null : strict);
    }

    private static void Refuse(CompiledSchema schema, string tool, in WireRequest request)
    {
        if ((schema.FirstLostConstraint() ?? schema.Obstacle) is { } loss)
        {
            throw SchemaRefusal.Exception($"The tool '{tool}' cannot be sent to {request.Spec.Target} in full", tool, loss, schema.Dialect);
        }
    }
}
