using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>Words and places the findings about one call.</summary>
/// <remarks>
/// The place is always inside the call. What was written elsewhere, in a variable, is reported at the argument, with that place as a further location:
/// the same options may be right for one call and wrong for another.
/// </remarks>
internal sealed class CallReport(SyntaxNodeAnalysisContext context, KnownAliases aliases, AliasCall call)
{
    /// <summary>The alias that is called.</summary>
    public KnownAlias Alias => call.Alias;

    /// <summary>Reports a capability that the call needs and the alias, or some members of the group, are known not to have.</summary>
    public void Need(Capability capability, SyntaxNode syntax, IArgumentOperation? argument)
    {
        List<string> lacking = [];
        List<string> able = [];
        foreach (ModelSpec spec in Alias.Specs)
        {
            (CapabilityGap.IsKnown(spec, capability) ? lacking : able).Add(spec.Alias);
        }

        if (lacking.Count == 0)
        {
            return;
        }

        string verb = CapabilityGap.Verb(capability);
        IReadOnlyList<KnownAlias> others = Replacements.For(aliases, Alias, capability);
        ImmutableDictionary<string, string?> properties = Replacements.Properties(others);
        if (able.Count > 0 && Alias.Group is not null)
        {
            string passed = capability == Capability.Reasoning ? "answers without" : "is passed over";
            Report(UseRules.GroupMembersDiffer, syntax, argument, properties, lacking.Count == 1
                ? $"{lacking[0]}, a member of '{Alias.Name}', cannot {verb} and {passed}{Advice(others, ".")}"
                : $"{string.Join(", ", lacking)}, members of '{Alias.Name}', cannot {verb}: each {passed}{Advice(others, ".")}");
            return;
        }

        string who = Alias.Group is null ? $"'{Alias.Name}' ({Alias.Specs[0].Target}) cannot {verb}" : $"No member of '{Alias.Name}' can {verb}";
        string effect = capability == Capability.Reasoning ? ", so the effort is left out" : ", so this call always fails";
        Report(RuleOf(capability), syntax, argument, properties,
            $"{who}{effect}{Advice(others, ".")} If the model can after all, declare capabilities: {{ {CapabilityGap.Field(capability)}: true }} in {FileName(Alias.File)}.");
    }

    /// <summary>Reports an option that the model refuses.</summary>
    public void Rejected(GivenOption option, IArgumentOperation argument, string reason) => Report(
        UseRules.OptionRejected,
        option.Syntax,
        argument,
        ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Option, option.Name),
        $"{option.Name} is not accepted by {Who}; it is left out.{(reason.Length == 0 ? "" : " " + reason)}");

    /// <summary>Reports a value that no model takes.</summary>
    public void OutOfRange(GivenOption option, IArgumentOperation argument, string range) => Report(
        UseRules.OptionOutOfRange,
        option.Value.Syntax,
        argument,
        ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Option, option.Name),
        $"{option.Name} is {range}, not {Operations.Number(option.Value)?.ToString(CultureInfo.InvariantCulture)}.");

    /// <summary>Reports more output than the model gives.</summary>
    public void AboveLimit(GivenOption option, IArgumentOperation argument, int most) => Report(
        UseRules.MaxOutputAboveLimit,
        option.Value.Syntax,
        argument,
        ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Option, option.Name).Add(DiagnosticKeys.Suggestion, most.ToString(CultureInfo.InvariantCulture)),
        $"{Who} gives at most {Figure(most)} tokens, fewer than the {Figure((long)Operations.Number(option.Value)!.Value)} asked for.");

    /// <summary>Reports a prompt that does not fit.</summary>
    public void TooLong(IArgumentOperation input, long tokens, int window) => Report(
        UseRules.PromptTooLong,
        input.Value.Syntax,
        input,
        ImmutableDictionary<string, string?>.Empty,
        $"This text has about {Figure(tokens)} tokens, and {Who} reads {Figure(window)} at most. Shorten it, or call an alias with a larger context window.");

    private string Who => Alias.Group is null ? $"'{Alias.Name}' ({Alias.Specs[0].Target})" : $"every member of '{Alias.Name}'";

    private static string Advice(IReadOnlyList<KnownAlias> others, string otherwise)
    {
        if (others.Count == 0)
        {
            return otherwise;
        }

        string[] names = new string[others.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = others[i].Name;
        }

        return $"; {Echo.OneOf(names)} can.";
    }

    private static FindingRule RuleOf(Capability capability) => capability switch
    {
        Capability.Tools => UseRules.ToolsMissing,
        Capability.StructuredOutput or Capability.JsonMode => UseRules.StructuredOutputMissing,
        Capability.Reasoning => UseRules.ReasoningMissing,
        _ => UseRules.MediaMissing,
    };

    private void Report(FindingRule rule, SyntaxNode syntax, IArgumentOperation? argument, ImmutableDictionary<string, string?> properties, string message)
    {
        Location own = Location.Create(syntax.SyntaxTree, Span(syntax));
        bool isInside = argument is null || (syntax.SyntaxTree == argument.Syntax.SyntaxTree && argument.Syntax.Span.Contains(syntax.Span));
        context.ReportDiagnostic(isInside
            ? Diagnostic.Create(PresetDescriptors.Of(rule), own, properties, message)
            : Diagnostic.Create(PresetDescriptors.Of(rule), argument!.Value.Syntax.GetLocation(), [own], properties, message));
    }

    /// <summary>Of something that is created, what it is called: the rest may be an image in letters.</summary>
    private static TextSpan Span(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => TextSpan.FromBounds(creation.SpanStart, creation.Type.Span.End),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.Span,
        _ => syntax.Span,
    };

    private static string Figure(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
