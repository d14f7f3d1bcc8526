using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>A function as a recorded request declares it, with what it says besides.</summary>
internal sealed class DeclaredFunction(JsonElement function) : AIFunctionDeclaration
{
    private static readonly string[] Read = ["type", "name", "description", "parameters"];

    public override string Name => Json.Text(function, "name")!;

    public override string Description => Json.Text(function, "description") ?? "";

    public override JsonElement JsonSchema => Json.Member(function, "parameters");

    public override IReadOnlyDictionary<string, object?> AdditionalProperties => function.EnumerateObject()
        .Where(member => !Read.Contains(member.Name))
        .ToDictionary(member => member.Name, member => member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? member.Value.GetBoolean() : (object?)member.Value);
}
