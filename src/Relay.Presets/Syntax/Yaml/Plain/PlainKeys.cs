namespace Relay.Presets;

/// <summary>The keys of one mapping so far. Most mappings have few.</summary>
internal sealed class PlainKeys
{
    private const int Few = 12;

    private readonly List<string> _few = [];
    private HashSet<string>? _many;

    /// <summary>Takes a key in; false when it is there already.</summary>
    public bool Add(string key)
    {
        if (_many is not null)
        {
            return _many.Add(key);
        }

        foreach (string each in _few)
        {
            if (each == key)
            {
                return false;
            }
        }

        _few.Add(key);
        if (_few.Count == Few)
        {
            _many = new HashSet<string>(_few, StringComparer.Ordinal);
        }

        return true;
    }
}
