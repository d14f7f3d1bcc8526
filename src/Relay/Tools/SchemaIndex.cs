using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Relay;

/// <summary>Finds things in a schema without walking through it again at every value: where a reference leads, which schema a property has, what a list of values holds.</summary>
/// <remarks>Short lists are looked through; of longer ones a table is made, once, known by the place in the schema's text where the list stands.</remarks>
internal sealed class SchemaIndex(JsonElement root, SchemaWork work)
{
    /// <summary>Up to so many, looking through is quicker than a table.</summary>
    public const int Few = 8;

    private Dictionary<string, JsonElement?>? _references;
    private Dictionary<int, Dictionary<string, JsonElement>>? _members;
    private Dictionary<int, HashSet<string>>? _values;

    /// <summary>Where a part of the schema stands in it.</summary>
    public int PlaceOf(JsonElement part) => PlaceOf(root, part);

    /// <summary>Where a part of a value stands in it, in bytes from its beginning.</summary>
    public static int PlaceOf(JsonElement whole, JsonElement part) => (int)Unsafe.ByteOffset(
        ref MemoryMarshal.GetReference(JsonMarshal.GetRawUtf8Value(whole)), ref MemoryMarshal.GetReference(JsonMarshal.GetRawUtf8Value(part)));

    /// <summary>The member of an object of the schema.</summary>
    public bool TryGetMember(JsonElement owner, string name, out JsonElement member)
    {
        int count = owner.GetPropertyCount();
        if (count <= Few)
        {
            work.Spend(count);
            return owner.TryGetProperty(name, out member);
        }

        work.Spend(1);
        int place = PlaceOf(owner);
        if ((_members ??= []).TryGetValue(place, out Dictionary<string, JsonElement>? members))
        {
            return members.TryGetValue(name, out member);
        }

        work.Spend(count);
        members = new Dictionary<string, JsonElement>(count, StringComparer.Ordinal);
        foreach (JsonProperty each in owner.EnumerateObject())
        {
            members[each.Name] = each.Value;
        }

        _members[place] = members;
        return members.TryGetValue(name, out member);
    }

    /// <summary>Whether a list of the schema, such as an <c>enum</c>, holds a value.</summary>
    public bool Contains(JsonElement list, JsonElement value)
    {
        if (list.GetArrayLength() <= Few)
        {
            foreach (JsonElement each in list.EnumerateArray())
            {
                if (AreSame(each, value))
                {
                    return true;
                }
            }

            return false;
        }

        return TableOf(list).Contains(Canonical(value));
    }

    /// <summary>Whether a list of names of the schema, such as <c>required</c>, holds a name.</summary>
    public bool ContainsName(JsonElement list, string name)
    {
        int count = list.GetArrayLength();
        if (count > Few)
        {
            work.Spend(1);
            return TableOf(list).Contains("\"" + name);
        }

        work.Spend(count);
        foreach (JsonElement each in list.EnumerateArray())
        {
            if (each.ValueKind == JsonValueKind.String && each.ValueEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two values are equal, as JSON Schema means it.</summary>
    public bool AreSame(JsonElement left, JsonElement right)
    {
        work.Spend(1);
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null
            || JsonMarshal.GetRawUtf8Value(left).SequenceEqual(JsonMarshal.GetRawUtf8Value(right))
            || Canonical(left) == Canonical(right);
    }

    /// <summary>The text of a value that equal ones share.</summary>
    public string Canonical(JsonElement value)
    {
        work.Spend(1 + JsonMarshal.GetRawUtf8Value(value).Length);
        return CanonicalValue.Of(value);
    }

    /// <summary>The schema that a reference leads to; null when it is not there.</summary>
    public JsonElement? Resolve(string reference)
    {
        if (reference == "#")
        {
            return root;
        }

        if (_references?.TryGetValue(reference, out JsonElement? known) == true)
        {
            return known;
        }

        JsonElement? target = Walk(reference);
        (_references ??= new(StringComparer.Ordinal))[reference] = target;
        return target;
    }

    private HashSet<string> TableOf(JsonElement list)
    {
        int place = PlaceOf(list);
        if ((_values ??= []).TryGetValue(place, out HashSet<string>? table))
        {
            return table;
        }

        table = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement each in list.EnumerateArray())
        {
            table.Add(Canonical(each));
        }

        _values[place] = table;
        return table;
    }

    private JsonElement? Walk(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        work.Spend(reference.Length);
        JsonElement at = root;
        foreach (string escaped in reference[2..].Split('/'))
        {
            string name = Uri.UnescapeDataString(escaped).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out JsonElement member))
            {
                work.Spend(at.GetPropertyCount());
                at = member;
            }
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < at.GetArrayLength())
            {
                work.Spend(index);
                at = at[index];
            }
            else
            {
                return null;
            }
        }

        return at;
    }
}
