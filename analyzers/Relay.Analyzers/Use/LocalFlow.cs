using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>What a local variable holds when a call is made, where that is plain: it is declared with a value and never assigned again.</summary>
/// <param name="call">The call.</param>
internal sealed class LocalFlow(IOperation call)
{
    private Dictionary<ILocalSymbol, Found>? _locals;

    /// <summary>The value of the declaration; null when there is none, or another value may have taken its place.</summary>
    public IOperation? Initial(ILocalSymbol local) => Locals.TryGetValue(local, out Found? found) && !found.IsChanged ? found.Initial : null;

    /// <summary>Every use of the variable after its declaration.</summary>
    public IReadOnlyList<ILocalReferenceOperation> Uses(ILocalSymbol local) => Locals.TryGetValue(local, out Found? found) ? found.Uses : [];

    /// <summary>Whether a statement that holds <paramref name="operation"/> always runs before the call: it stands before it, in a block around it.</summary>
    public bool RunsBefore(IOperation operation)
    {
        IOperation statement = operation;
        while (statement.Parent is { } parent and not IBlockOperation)
        {
            if (parent is not (IExpressionStatementOperation or IInvocationOperation or IArgumentOperation or IAwaitOperation))
            {
                return false;
            }

            statement = parent;
        }

        for (IOperation? around = call; around is not null; around = around.Parent)
        {
            if (ReferenceEquals(around, statement.Parent))
            {
                return operation.Syntax.SpanStart < call.Syntax.SpanStart;
            }
        }

        return false;
    }

    private Dictionary<ILocalSymbol, Found> Locals => _locals ??= Read();

    private Dictionary<ILocalSymbol, Found> Read()
    {
        IOperation root = call;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        Dictionary<ILocalSymbol, Found> locals = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator:
                    Of(locals, declarator.Symbol).Initial = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
                    break;
                case ILocalReferenceOperation reference:
                    Found found = Of(locals, reference.Local);
                    found.Uses.Add(reference);
                    found.IsChanged |= reference.IsDeclaration || Changes(reference);
                    break;
            }
        }

        return locals;
    }

    private static bool Changes(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => ReferenceEquals(assignment.Target, reference),
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out },
        IVariableInitializerOperation initializer => (initializer.Parent as IVariableDeclaratorOperation)?.Symbol.RefKind == RefKind.Ref,
        ITupleOperation or IIncrementOrDecrementOperation or IAddressOfOperation => true,
        _ => false,
    };

    private static Found Of(Dictionary<ILocalSymbol, Found> locals, ILocalSymbol local)
    {
        if (!locals.TryGetValue(local, out Found? found))
        {
            locals.Add(local, found = new Found());
        }

        return found;
    }

    private sealed class Found
    {
        public IOperation? Initial { get; set; }

        public bool IsChanged { get; set; }

        public List<ILocalReferenceOperation> Uses { get; } = [];
    }
}
