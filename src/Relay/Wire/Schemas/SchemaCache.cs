using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Keeps what was translated with the object it came from, so that a second call translates nothing.</summary>
/// <remarks>A declaration's schema, and a response format's, is taken to be the same for as long as the object lives.</remarks>
internal static class SchemaCache
{
    private static readonly ConditionalWeakTable<object, List<Entry>> s_entries = [];

    /// <summary>The schema of a function in a dialect, with the function's description.</summary>
    public static (CompiledSchema Schema, string? Description) Of(AIFunctionDeclaration function, SchemaDialect dialect)
    {
        Entry entry = Find(function, dialect) ?? Add(function, dialect, function.JsonSchema, function.Description, notesInside: false);
        return (entry.Schema, entry.Description);
    }

    /// <summary>The schema of an answer in a dialect.</summary>
    public static CompiledSchema Of(ChatResponseFormatJson format, SchemaDialect dialect) =>
        (Find(format, dialect) ?? Add(format, dialect, format.Schema!.Value, null, notesInside: true)).Schema;

    private static Entry? Find(object owner, SchemaDialect dialect)
    {
        if (s_entries.TryGetValue(owner, out List<Entry>? entries))
        {
            lock (entries)
            {
                foreach (Entry entry in entries)
                {
                    if (ReferenceEquals(entry.Schema.Dialect, dialect))
                    {
                        return entry;
                    }
                }
            }
        }

        return null;
    }

    private static Entry Add(object owner, SchemaDialect dialect, JsonElement schema, string? description, bool notesInside)
    {
        CompiledSchema compiled = SchemaCompiler.Compile(schema, dialect, notesInside);
        var entry = new Entry(compiled, SchemaNotes.Append(description, compiled.Notes));
        List<Entry> entries = s_entries.GetValue(owner, static _ => new List<Entry>(1));
        lock (entries)
        {
            entries.Add(entry);
        }

        return entry;
    }

    private sealed record Entry(CompiledSchema Schema, string? Description);
}
