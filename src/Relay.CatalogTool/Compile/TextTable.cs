namespace Relay.CatalogTool.Compile;

/// <summary>Texts that occur in many records (modes, dates), each stored once.</summary>
internal sealed class TextTable
{
    private readonly Dictionary<string, ulong> _numbers = new(StringComparer.Ordinal);

    public List<string> Texts { get; } = [];

    public ulong Number(string text)
    {
        if (!_numbers.TryGetValue(text, out ulong number))
        {
            number = (ulong)Texts.Count;
            _numbers.Add(text, number);
            Texts.Add(text);
        }

        return number;
    }
}
