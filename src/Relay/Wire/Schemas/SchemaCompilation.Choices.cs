using System.Text.Json.Nodes;

namespace Relay;

/// <content>Choices: <c>anyOf</c>, and <c>oneOf</c>, which becomes it.</content>
internal sealed partial class SchemaCompilation
{
    private JsonObject WriteChoices(SchemaLevel level, string path)
    {
        (string keyword, JsonArray choices) = level.Choices[0];
        level.Choices.RemoveAt(0);
        if (!_dialect.Takes("anyOf"))
        {
            return WriteWithoutChoice(level, keyword, choices, path);
        }

        if (keyword == "oneOf" && !SchemaChoices.AreDisjoint(choices, _references))
        {
            Lose(path, keyword, "\"exactly one of the choices\"");
        }

        var results = new List<JsonObject>();
        for (int i = 0; i < choices.Count; i++)
        {
            if (choices[i] is not { } choice || JsonNode.DeepEquals(choice, false))
            {
                continue;
            }

            string where = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{keyword}[{i}]");
            if (WriteChoice(level, choice, SchemaLoss.Member(path, where)) is { } result)
            {
                AddChoice(results, result);
            }
        }

        return results.Count switch
        {
            0 => WriteNever(path),
            1 => WithNotes(results[0], level, path),
            _ => WithNotes(new JsonObject { ["anyOf"] = new JsonArray([.. results]) }, level, path),
        };
    }

    /// <summary>One choice with all that holds for every one; null when the two exclude each other.</summary>
    private JsonObject? WriteChoice(SchemaLevel level, JsonNode choice, string path)
    {
        if (!level.HasConstraints)
        {
            return Compile([choice], path);
        }

        int mark = _open.Count;
        SchemaLevel both = Merger().MergeInto(level.CopyForChoice(), [choice]);
        JsonObject? result = both.IsImpossible ? null : Write(both, path);
        _open.RemoveRange(mark, _open.Count - mark);
        return result;
    }

    /// <summary>Adds a choice that is not there yet; one that is nothing but choices is joined.</summary>
    private static void AddChoice(List<JsonObject> results, JsonObject result)
    {
        if (result.Count == 1 && result["anyOf"] is JsonArray inner)
        {
            foreach (JsonNode? one in inner)
            {
                AddChoice(results, (JsonObject)one!.DeepClone());
            }

            return;
        }

        foreach (JsonObject known in results)
        {
            if (JsonNode.DeepEquals(known, result))
            {
                return;
            }
        }

        results.Add(result);
    }

    /// <summary>Where there is no choice: the only one that is not null, or none.</summary>
    private JsonObject WriteWithoutChoice(SchemaLevel level, string keyword, JsonArray choices, string path)
    {
        Lose(path, keyword, choices);
        JsonNode? only = null;
        int count = 0;
        foreach (JsonNode? choice in choices)
        {
            if (choice is not null && !(choice is JsonObject { } members && JsonTypeWords.Parse(members["type"]) == JsonTypes.Null))
            {
                only = choice;
                count++;
            }
        }

        if (count == 1)
        {
            return Write(Merger().MergeInto(level, [only!]), path);
        }

        Stop(path, keyword, "a choice");
        return Write(level, path);
    }
}
