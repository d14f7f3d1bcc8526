using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>The properties that a call's <c>ChatOptions</c> certainly have: written where they are created, and not touched since.</summary>
internal sealed class GivenOptions
{
    private readonly List<GivenOption> _all = [];

    /// <summary>In the order they are written in.</summary>
    public IReadOnlyList<GivenOption> All => _all;

    /// <summary>Reads options that are created in the call itself, or in a variable that is only handed to chat clients; null for all others.</summary>
    public static GivenOptions? Read(IOperation value, LocalFlow flow)
    {
        value = Operations.Inner(value);
        ILocalSymbol? local = (value as ILocalReferenceOperation)?.Local;
        IOperation? created = local is null ? value : flow.Initial(local) is { } initial ? Operations.Inner(initial) : null;
        if (created is not IObjectCreationOperation { Arguments.Length: 0, Initializer: { } initializer } creation || !IsChatOptions(creation.Type))
        {
            return null;
        }

        HashSet<string> touched = new(StringComparer.Ordinal);
        if (local is not null && !OnlyHandedToClients(flow.Uses(local), touched))
        {
            return null;
        }

        GivenOptions given = new();
        foreach (IOperation item in initializer.Initializers)
        {
            if (item is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment && !touched.Contains(property.Property.Name))
            {
                given._all.Add(new GivenOption(property.Property.Name, property.Syntax, assignment.Value));
            }
        }

        return given;
    }

    /// <summary>The option of a name; null when it is not given, or not certainly.</summary>
    public GivenOption? Find(string name)
    {
        foreach (GivenOption option in _all)
        {
            if (option.Name == name)
            {
                return option;
            }
        }

        return null;
    }

    private static bool IsChatOptions(ITypeSymbol? type) => RelayNames.IsAI(type, "ChatOptions") || RelayNames.IsRelay(type, "CallOptions");

    /// <summary>Whoever else gets hold of the options may change them; properties that are touched later are noted.</summary>
    private static bool OnlyHandedToClients(IReadOnlyList<ILocalReferenceOperation> uses, HashSet<string> touched)
    {
        foreach (ILocalReferenceOperation use in uses)
        {
            IOperation? parent = use.Parent;
            while (parent is IConversionOperation)
            {
                parent = parent.Parent;
            }

            switch (parent)
            {
                case IPropertyReferenceOperation property:
                    touched.Add(property.Property.Name);
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var client } }
                    when RelayNames.IsAlias(client) || RelayNames.IsAI(client, "IChatClient") || RelayNames.IsAI(client, "ChatClientExtensions"):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}

/// <summary>One property of options.</summary>
/// <param name="Name">The property of <c>ChatOptions</c>.</param>
/// <param name="Syntax">Its name in the initializer.</param>
/// <param name="Value">What it is set to.</param>
internal sealed record GivenOption(string Name, SyntaxNode Syntax, IOperation Value);
