using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Relay.CatalogTool.Files;

/// <summary>Writes a catalog file: one line per value, ordinal order, LF, so that a change of one price is a diff of one line.</summary>
internal sealed class CatalogFileWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _first = true;

    public static string Write(CatalogFile file)
    {
        var writer = new CatalogFileWriter();
        writer.WriteFile(file);
        return writer._text.Append('\n').ToString();
    }

    private void WriteFile(CatalogFile file)
    {
        Open(null);
        Line("provider", Quote(file.Provider));
        Line("prices", Quote(CatalogFile.Unit));
        Line("facts_sha256", Quote(file.FactsHash));
        if (file.Local)
        {
            Line("local", "true");
        }

        Open("sources");
        foreach ((char letter, CatalogSource source) in file.Sources)
        {
            string path = source.Path is null ? "" : $" \"path\": {Quote(source.Path)},";
            Line(letter.ToString(), $"{{ \"name\": {Quote(source.Name)}, \"repo\": {Quote(source.Repository)},{path} \"commit\": {Quote(source.Commit)}, \"date\": {Quote(source.Date)}, \"license\": {Quote(source.License)} }}");
        }

        Close();
        WriteTexts("skipped", file.Skipped);
        Open("models");
        foreach ((string id, CatalogModel model) in file.Models)
        {
            WriteModel(id, model);
        }

        Close();
        Close();
    }

    private void WriteModel(string id, CatalogModel model)
    {
        Open(id);
        Line("sources", Quote(model.Sources));
        Line("mode", model.Mode, Quote);
        Line("status", model.Status, Quote);
        Line("deprecation_date", model.DeprecationDate, Quote);
        Line("context_window", model.ContextWindow, Tokens);
        Line("max_output", model.MaxOutput, Tokens);
        if (model.Capabilities.Count > 0)
        {
            var capabilities = model.Capabilities.Select(pair => $"{Quote(pair.Key)}: {Value(pair.Value, Truth)}");
            Line("capabilities", $"{{ {string.Join(", ", capabilities)} }}");
        }

        if (model.Prices is { IsEmpty: false } prices)
        {
            Open("prices");
            WritePrices(prices);
            Close();
        }

        WriteTexts("left_out", model.LeftOut);
        Close();
    }

    private void WritePrices(CatalogPrices prices)
    {
        WriteRates(prices.Standard);
        for (int way = 0; way < CatalogPrices.WayNames.Length; way++)
        {
            if (!prices.Ways[way].IsEmpty)
            {
                Open(CatalogPrices.WayNames[way]);
                WriteRates(prices.Ways[way]);
                Close();
            }
        }

        if (prices.Tiers.Count > 0)
        {
            Open("tiers", '[');
            foreach (CatalogTier tier in prices.Tiers)
            {
                Open(null);
                Line("above", Tokens(tier.Above));
                WritePrices(tier);
                Close();
            }

            Close(']');
        }
    }

    private void WriteRates(CatalogRates rates)
    {
        for (int rate = 0; rate < rates.Rates.Length; rate++)
        {
            Line(CatalogFormat.RateNames[rate], rates.Rates[rate], price => price.ToString());
        }
    }

    private void WriteTexts(string name, SortedDictionary<string, string> texts)
    {
        if (texts.Count > 0)
        {
            Open(name);
            foreach ((string key, string text) in texts)
            {
                Line(key, Quote(text));
            }

            Close();
        }
    }

    private void Line<T>(string name, Stated<T>? stated, Func<T, string> write)
    {
        if (stated is not null)
        {
            Line(name, Value(stated, write));
        }
    }

    private static string Value<T>(Stated<T> stated, Func<T, string> write)
    {
        string date = stated.Date is null ? "" : ", " + Quote(stated.Date);
        string others = stated.Others.Count == 0 ? "" : $", {{ {string.Join(", ", stated.Others.Select(other => $"{Quote(other.By)}: {write(other.Value)}"))} }}";
        return $"[{write(stated.Value)}, {Quote(stated.By)}{date}{others}]";
    }

    private void Line(string name, string json)
    {
        Begin();
        _text.Append(Quote(name)).Append(": ").Append(json);
    }

    private void Open(string? name, char bracket = '{')
    {
        if (_depth > 0)
        {
            Begin();
        }

        if (name is not null)
        {
            _text.Append(Quote(name)).Append(": ");
        }

        _text.Append(bracket);
        _depth++;
        _first = true;
    }

    private void Close(char bracket = '}')
    {
        _depth--;
        if (!_first)
        {
            _text.Append('\n').Append(' ', _depth * 2);
        }

        _text.Append(bracket);
        _first = false;
    }

    private void Begin()
    {
        _text.Append(_first ? "\n" : ",\n").Append(' ', _depth * 2);
        _first = false;
    }

    private static string Tokens(int tokens) => tokens.ToString(CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
