using System.Globalization;

namespace Relay.Presets;

/// <summary>Reads what stands behind <c># relay:</c>.</summary>
internal sealed class SuppressionParser
{
    private const string Form = "write '# relay: disable RLY0202 -- reason', for one line, or 'disable-file' for all of them";

    private readonly SourceText _source;
    private readonly SourceLocation _comment;
    private readonly int _end;
    private readonly List<SuppressedRule> _rules = [];
    private readonly List<Finding> _problems = [];
    private int _at;

    private SuppressionParser(SourceText source, int hash, int at)
    {
        _source = source;
        _at = at;
        _end = YamlText.TrimEnd(source.Text, at, source.LineEnd(source.LineAt(hash)));
        _comment = source.Locate(hash, Math.Max(_end, at));
    }

    /// <summary>Reads a comment. What is wrong with it is among its problems; what can be understood holds.</summary>
    /// <param name="source">The file.</param>
    /// <param name="hash">Where the comment begins.</param>
    /// <param name="at">Just behind <c>relay:</c>.</param>
    /// <param name="line">The line it is about unless it is about the whole file.</param>
    public static Suppression Parse(SourceText source, int hash, int at, int line) => new SuppressionParser(source, hash, at).Parse(line);

    private Suppression Parse(int line)
    {
        string verb = Word(out SourceLocation verbLocation);
        if (verb is not ("disable" or "disable-file"))
        {
            string? nearest = NearestNames.Best(verb, ["disable", "disable-file"]);
            Report(SuppressionRules.NotUnderstood, nearest is null ? _comment : verbLocation, $"This comment begins like one to Relay but is none; {Form}.", nearest);
            return new Suppression(_comment, Suppression.Nowhere) { Problems = Problems() };
        }

        DateTime? until = null;
        SourceLocation untilLocation = default;
        string? reason = null;
        bool any = false;
        while (reason is null && Word(out SourceLocation location) is { Length: > 0 } word)
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                reason = _source.Text.Substring(location.Span.Start.Offset, _end - location.Span.Start.Offset).TrimStart('-').Trim();
            }
            else if (word == "until")
            {
                until = ReadDay(out untilLocation);
            }
            else if (any && IsProse(word, location))
            {
                // A reason without its hyphens is one mistake, not one for each word.
                break;
            }
            else
            {
                any = true;
                AddRule(word, location);
            }
        }

        if (!any)
        {
            Report(SuppressionRules.NotUnderstood, _comment, $"The comment names no rule; {Form}.");
        }
        else if (string.IsNullOrEmpty(reason))
        {
            Report(SuppressionRules.NoReason, _comment, "The suppression does not say why; write the reason behind ' -- '.");
        }

        return new Suppression(_comment, verb == "disable-file" ? Suppression.WholeFile : line)
        {
            Rules = new EquatableArray<SuppressedRule>([.. _rules]),
            Until = until,
            UntilLocation = untilLocation,
            Reason = string.IsNullOrEmpty(reason) ? null : reason,
            Problems = Problems(),
        };
    }

    private void AddRule(string word, SourceLocation location)
    {
        string id = word.ToUpperInvariant();
        FindingRule? rule = FindingRules.Find(id);
        if (rule is null)
        {
            string? nearest = FindingRules.ByNumber(word)?.Id ?? NearestNames.Best(id, Ids());
            Report(SuppressionRules.UnknownRule, location, $"There is no rule {Echo.Quote(word)}{DidYouMean.End(nearest)}", nearest);
        }
        else if (!rule.IsSuppressible)
        {
            Report(
                SuppressionRules.NotSuppressible,
                location,
                rule.IsAboutPresets
                    ? $"{rule.Id} ({rule.Title}) cannot be suppressed; fix what it finds."
                    : $"{rule.Id} ({rule.Title}) is not about preset files; use '#pragma warning', NoWarn or a .globalconfig file.");
        }
        else
        {
            _rules.Add(new SuppressedRule(rule.Id, location));
        }
    }

    private DateTime? ReadDay(out SourceLocation location)
    {
        int before = _at;
        string word = Word(out location);
        if (word.StartsWith("--", StringComparison.Ordinal))
        {
            _at = before;
            word = "";
        }

        if (DateTime.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
        {
            return day;
        }

        Report(SuppressionRules.NotUnderstood, word.Length == 0 ? _comment : location, "Behind 'until' stands a day such as 2027-01-31; without one the suppression holds for ever.");
        return null;
    }

    /// <summary>Whether what follows the ids is a reason: no id has a form like this word, and nothing behind it is marked as the reason.</summary>
    private bool IsProse(string word, SourceLocation location)
    {
        foreach (char c in word)
        {
            if (c is >= '0' and <= '9')
            {
                return false;
            }
        }

        int start = location.Span.Start.Offset;
        return _source.Text.IndexOf("--", start, _end - start, StringComparison.Ordinal) < 0;
    }

    /// <summary>The next word, without blanks and commas; empty at the end. Two hyphens behind an id begin a word of their own.</summary>
    private string Word(out SourceLocation location)
    {
        while (_at < _end && _source.Text[_at] is ' ' or '\t' or ',')
        {
            _at++;
        }

        int start = _at;
        while (_at < _end && _source.Text[_at] is not (' ' or '\t' or ',') && !(_at > start && IsDash(_at) && !IsDash(start)))
        {
            _at++;
        }

        location = _source.Locate(start, _at);
        return _source.Text.Substring(start, _at - start);
    }

    private bool IsDash(int at) => at + 1 < _end && _source.Text[at] == '-' && _source.Text[at + 1] == '-';

    private static IEnumerable<string> Ids()
    {
        foreach (FindingRule rule in FindingRules.All)
        {
            if (rule.IsSuppressible)
            {
                yield return rule.Id;
            }
        }
    }

    private void Report(FindingRule rule, SourceLocation location, string message, string? suggestion = null) =>
        _problems.Add(new Finding(rule, location, message) { Suggestion = suggestion });

    private EquatableArray<Finding> Problems() => new([.. _problems]);
}
