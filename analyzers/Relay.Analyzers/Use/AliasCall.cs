using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>A call of an alias.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Alias">The alias or group that is called.</param>
internal sealed record AliasCall(IInvocationOperation Operation, KnownAlias Alias)
{
    /// <summary>The prompt or the messages.</summary>
    public IArgumentOperation? Input { get; private set; }

    /// <summary>The options; null when the call has none.</summary>
    public IArgumentOperation? Options { get; private set; }

    /// <summary>Whether the answer is to be a value of some type, which takes a schema.</summary>
    public bool AsksForValue { get; private set; }

    /// <summary>Reads a call; null when it is none of an alias of this project.</summary>
    public static AliasCall? Read(IInvocationOperation operation, UseSession session, LocalFlow flow)
    {
        IMethodSymbol method = operation.TargetMethod;
        bool isExtension = RelayNames.IsAI(method.ContainingType, "ChatClientExtensions");
        if (!isExtension && !RelayNames.IsAI(method.ContainingType, "IChatClient") && !RelayNames.IsAlias(method.ContainingType))
        {
            return null;
        }

        IOperation? receiver = isExtension && operation.Instance is null ? ArgumentAt(operation, 0)?.Value : operation.Instance;
        if (receiver is null || CalledAlias.Find(receiver, session, flow) is not { } alias)
        {
            return null;
        }

        AliasCall call = new(operation, alias) { AsksForValue = method.TypeArguments.Length > 0 && RelayNames.IsAlias(method.ContainingType) };
        foreach (IArgumentOperation argument in operation.Arguments)
        {
            if (argument.IsImplicit || argument.Parameter is not { } parameter || (isExtension && parameter.Ordinal == 0))
            {
                continue;
            }

            if (RelayNames.IsAI(parameter.Type, "ChatOptions"))
            {
                call.Options = argument;
            }
            else if (parameter.Name is "prompt" or "messages" or "chatMessage" or "chatMessages")
            {
                call.Input = argument;
            }
        }

        return call;
    }

    private static IArgumentOperation? ArgumentAt(IInvocationOperation operation, int ordinal)
    {
        foreach (IArgumentOperation argument in operation.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
            {
                return argument;
            }
        }

        return null;
    }
}
