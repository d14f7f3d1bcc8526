using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>Checks what calls ask of aliases against what is known of their models (RLY0702 to RLY0710).</summary>
internal sealed class AliasCalls(UseSession session)
{
    /// <summary>Checks a call, if it is one of an alias of this project.</summary>
    public void Check(SyntaxNodeAnalysisContext context)
    {
        InvocationExpressionSyntax invocation = (InvocationExpressionSyntax)context.Node;
        if (SyntaxNames.Called(invocation) is not ("ChatAsync" or "StreamAsync" or "TryChatAsync" or "GetResponseAsync" or "GetStreamingResponseAsync")
            || !session.HasPresets
            || context.SemanticModel.GetOperation(invocation, context.CancellationToken) is not IInvocationOperation operation)
        {
            return;
        }

        LocalFlow flow = new(operation);
        if (AliasCall.Read(operation, session, flow) is not { Alias.Specs.Count: > 0 } call)
        {
            return;
        }

        CallReport report = new(context, session.Aliases, call);
        if (call.Options is { } options && GivenOptions.Read(options.Value, flow) is { } given)
        {
            OptionNeeds.Check(report, options, given, flow);
            OptionValues.Check(report, options, given);
        }

        if (call.AsksForValue)
        {
            report.Need(Capability.StructuredOutput, operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } ? name : operation.Syntax, argument: null);
        }

        if (call.Input is { } input)
        {
            SentContents sent = SentContents.Of(input.Value, flow);
            foreach (SentMedia media in sent.Media)
            {
                report.Need(media.Capability, media.Syntax, input);
            }

            PromptLength.Check(report, input, sent);
        }
    }
}
