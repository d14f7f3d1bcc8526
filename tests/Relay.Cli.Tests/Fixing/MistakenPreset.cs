using System.Globalization;
using System.Text;

namespace Relay.Cli.Tests;

/// <summary>Writes valid presets, in a form of its own each, with mistakes that have fixes; the same ones for the same seed.</summary>
internal sealed class MistakenPreset
{
    private static readonly string[] Parameters = ["max_tokens", "temperature", "top_p", "seed", "presence_penalty", "frequency_penalty"];
    private static readonly (string Right, string Wrong)[] Words =
    [
        ("base_url", "api_base"), ("timeout", "timeot"), ("params", "parms"), ("target", "taget"), ("description", "descripton"), ("max_tokens", "max_tokns"), ("temperature", "temprature"),
        ("max_tokens", "maxTokens"), ("top_p", "topP"), ("base_url", "baseUrl"), ("base_url", "endpoint"), ("tags", "tag"),
    ];

    private readonly Random _random;
    private readonly bool _isJson;
    private readonly bool _isFlow;
    private readonly string _newLine;
    private readonly StringBuilder _text = new();
    private int _next = 100;

    public MistakenPreset(int seed)
    {
        _random = new Random(seed);
        _isJson = Chance(25);
        _isFlow = !_isJson && Chance(30);
        _newLine = Chance(20) ? "\r\n" : "\n";
        Write();
    }

    /// <summary>The name of the file.</summary>
    public string File => _isJson ? "models.json" : "models.yaml";

    /// <summary>The text.</summary>
    public string Text => _text.ToString();

    /// <summary>All comments, each of which is there once.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>Values that no fix has a reason to change, each of which is there once.</summary>
    public List<string> Values { get; } = [];

    private void Write()
    {
        var entries = new List<Entry>();
        if (!Chance(10))
        {
            entries.Add(Leaf("version", "1"));
        }

        var models = new List<Entry>();
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            models.Add(new Entry("m" + i.ToString(CultureInfo.InvariantCulture), null, Shuffled(Model())));
        }

        entries.Add(new Entry("models", null, models));
        if (Chance(40))
        {
            entries.Add(new Entry("defaults", null, [Leaf("http2", _isJson ? "true" : Pick("yes", "true", "on")), Leaf(Mistaken("timeout"), Number())]));
        }

        if (_isJson)
        {
            Inline(entries, Chance(50) ? 2 : 0);
            _text.Append(_newLine);
        }
        else
        {
            Block(entries, 0, forceBlock: true);
        }
    }

    private List<Entry> Model()
    {
        var entries = new List<Entry> { Leaf(Mistaken("target"), Quoted(Pick("openai/gpt-4o", "opnai/gpt-4o", "groq/llama-3.3-70b-versatile", "openai-compatible/own"))) };
        var inside = new List<Entry>();
        foreach (string parameter in Parameters)
        {
            if (Chance(35))
            {
                (Chance(50) ? entries : inside).Add(Leaf(Mistaken(parameter), parameter is "max_tokens" or "seed" ? Number() : Fraction()));
            }
        }

        if (Chance(30))
        {
            entries.Add(Leaf(Mistaken("base_url"), Quoted("https://h" + Number() + ".example.com/v1")));
        }

        if (Chance(15))
        {
            entries.Add(Leaf("api_base", Quoted("https://h" + Number() + ".example.com/v1")));
        }

        if (Chance(30))
        {
            (Chance(50) ? entries : inside).Add(Leaf(Mistaken("timeout"), Number()));
        }

        if (Chance(30))
        {
            entries.Add(Leaf(Mistaken("description"), Chance(50) || _isJson ? Quoted("Text " + Number()) : "Text " + Number() + (_isFlow ? "" : ", [of] more")));
        }

        if (Chance(20))
        {
            entries.Add(Leaf("credential", Quoted(Pick("$env.OPENAI_API_KEY", "${OPENAI_API_KEY}", "os.environ/OPENAI_API_KEY", "$OPENAI_API_KEY"))));
        }

        foreach (string capability in (string[])["vision", "tools", "input_per_1m", "output_per_1m", "context_window"])
        {
            if (Chance(10))
            {
                entries.Add(Leaf(capability, capability.EndsWith("1m", StringComparison.Ordinal) ? Fraction() : capability == "context_window" ? Number() : "true"));
            }
        }

        if (inside.Count > 0)
        {
            entries.Add(new Entry(Mistaken("params"), null, Shuffled(inside)));
        }

        return entries;
    }

    private void Block(List<Entry> entries, int depth, bool forceBlock)
    {
        foreach (Entry entry in entries)
        {
            string indentation = new(' ', depth * 2);
            if (Chance(15))
            {
                _text.Append(indentation).Append(Comment()).Append(_newLine);
            }

            _text.Append(indentation).Append(entry.Key).Append(':');
            if (entry.Inside is null)
            {
                _text.Append(' ').Append(entry.Value).Append(Chance(15) ? " " + Comment() : "").Append(_newLine);
            }
            else if (depth > 0 && (_isFlow || (depth > 1 && Chance(40))) && !entry.Inside.Exists(static each => each.Value?.Contains('[', StringComparison.Ordinal) == true))
            {
                _text.Append(' ');
                Inline(entry.Inside, _isFlow && Chance(30) ? (depth * 2) + 2 : 0);
                _text.Append(Chance(15) ? " " + Comment() : "").Append(_newLine);
            }
            else
            {
                _text.Append(Chance(15) ? " " + Comment() : "").Append(_newLine);
                Block(entry.Inside, depth + 1, forceBlock: false);
            }
        }
    }

    private void Inline(List<Entry> entries, int indentation)
    {
        _text.Append(Chance(50) && indentation == 0 ? "{" : "{ ");
        for (int i = 0; i < entries.Count; i++)
        {
            if (indentation > 0)
            {
                if (!_isJson && Chance(15))
                {
                    _text.Append(' ').Append(Comment());
                }

                _text.Append(_newLine).Append(' ', indentation);
            }

            _text.Append(_isJson ? "\"" + entries[i].Key + "\"" : entries[i].Key).Append(": ");
            if (entries[i].Inside is { } inside)
            {
                Inline(inside, _isJson && indentation > 0 ? indentation + 2 : 0);
            }
            else
            {
                _text.Append(entries[i].Value);
            }

            _text.Append(i + 1 < entries.Count ? indentation > 0 ? "," : ", " : "");
        }

        _text.Append(indentation > 0 ? _newLine + new string(' ', indentation - 2) + "}" : Chance(50) ? "}" : " }");
    }

    private string Mistaken(string key)
    {
        (string Right, string Wrong)[] wrong = [.. Words.Where(each => each.Right == key)];
        return wrong.Length == 0 || !Chance(20) ? key : wrong[_random.Next(wrong.Length)].Wrong;
    }

    private string Comment()
    {
        Comments.Add("# it's, note {" + (_next++).ToString(CultureInfo.InvariantCulture) + "}");
        return Comments[^1];
    }

    private string Number()
    {
        Values.Add((_next++).ToString(CultureInfo.InvariantCulture));
        return Values[^1];
    }

    private string Fraction()
    {
        Values.Add("0." + (_next++).ToString(CultureInfo.InvariantCulture));
        return Values[^1];
    }

    private string Quoted(string text) => _isJson || Chance(30) || (text.Contains('$', StringComparison.Ordinal) && _isFlow) ? "\"" + text + "\"" : text;

    private List<Entry> Shuffled(List<Entry> entries)
    {
        Entry[] shuffled = [.. entries];
        _random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private string Pick(params string[] texts) => texts[_random.Next(texts.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private static Entry Leaf(string key, string value) => new(key, value, null);

    private sealed record Entry(string Key, string? Value, List<Entry>? Inside);
}
