using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>Which members an object has anywhere in a wire's documents, by where it stands.</summary>
internal sealed class MemberNames
{
    public const string Root = "$";

    private readonly Dictionary<string, SortedSet<string>> _names = new(StringComparer.Ordinal);

    /// <summary>Whether a member's value is not the protocol's: the arguments of a call are the tool's.</summary>
    public static bool IsOpaque(string name) => name is "input" or "args" or "arguments" or "logprobs";

    public static string Below(string path, string name) => path + "/" + name;

    public IEnumerable<string> At(string path) => _names.GetValueOrDefault(path) ?? [];

    public void Add(JsonElement value) => Add(value, Root, "");

    private void Add(JsonElement value, string path, string name)
    {
        if (IsOpaque(name))
            return;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement entry in value.EnumerateArray())
                Add(entry, Below(path, "[]"), "");
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            if (!_names.TryGetValue(path, out SortedSet<string>? names))
                _names[path] = names = new(StringComparer.Ordinal);
            foreach (JsonProperty member in value.EnumerateObject())
            {
                names.Add(member.Name);
                Add(member.Value, Below(path, member.Name), member.Name);
            }
        }
    }
}
