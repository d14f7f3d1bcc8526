using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>What a conversation certainly holds: contents that are created where it is, in plain variables, or added to it before the call.</summary>
/// <remarks>What stands in a branch, a lambda, or comes from another method is not looked at: it may not be there.</remarks>
internal sealed class SentContents
{
    private readonly LocalFlow _flow;
    private readonly HashSet<ILocalSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly List<SentMedia> _media = [];

    private SentContents(LocalFlow flow) => _flow = flow;

    /// <summary>Images, audio, video and documents.</summary>
    public IReadOnlyList<SentMedia> Media => _media;

    /// <summary>The estimated tokens of all constant texts.</summary>
    public long Tokens { get; private set; }

    /// <summary>Reads a prompt or messages.</summary>
    public static SentContents Of(IOperation value, LocalFlow flow)
    {
        SentContents sent = new(flow);
        sent.Read(value);
        return sent;
    }

    private void Read(IOperation value)
    {
        switch (Operations.Inner(value))
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                Tokens += TokenEstimate.OfText(text);
                break;
            case ICollectionExpressionOperation collection:
                ReadAll(collection.Elements);
                break;
            case ISpreadOperation spread:
                Read(spread.Operand);
                break;
            case IArrayCreationOperation { Initializer: { } elements }:
                ReadAll(elements.ElementValues);
                break;
            case IObjectCreationOperation creation:
                ReadCreation(creation);
                break;
            case ILocalReferenceOperation { Local: var local } when _seen.Add(local):
                ReadLocal(local);
                break;
        }
    }

    private void ReadAll(System.Collections.Immutable.ImmutableArray<IOperation> values)
    {
        foreach (IOperation value in values)
        {
            Read(value);
        }
    }

    private void ReadCreation(IObjectCreationOperation creation)
    {
        if (RelayNames.IsAI(creation.Type, "DataContent") || RelayNames.IsAI(creation.Type, "UriContent"))
        {
            if (MediaType(creation) is { } mediaType && CapabilityGap.OfMediaType(mediaType) is { } capability)
            {
                _media.Add(new SentMedia(capability, creation.Syntax));
            }

            return;
        }

        bool isMessage = RelayNames.IsAI(creation.Type, "ChatMessage") || RelayNames.IsAI(creation.Type, "TextContent");
        bool isList = creation.Type is { Name: "List", ContainingNamespace.Name: "Generic" };
        if (!isMessage && !isList)
        {
            return;
        }

        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (argument.Parameter?.Name is "content" or "contents" or "text" or "collection")
            {
                Read(argument.Value);
            }
        }

        foreach (IOperation item in creation.Initializer?.Initializers ?? [])
        {
            switch (item)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Contents" or "Text" } } assignment:
                    Read(assignment.Value);
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Contents" } } contents:
                    ReadAdded(contents.Initializer);
                    break;
                case IInvocationOperation:
                    ReadAddition(item);
                    break;
            }
        }
    }

    private void ReadAdded(IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (IOperation item in initializer.Initializers)
        {
            ReadAddition(item);
        }
    }

    private void ReadAddition(IOperation item)
    {
        if (item is IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } arguments })
        {
            Read(arguments[0].Value);
        }
    }

    private void ReadLocal(ILocalSymbol local)
    {
        if (_flow.Initial(local) is not { } initial || Losses.MayHappen(local, _flow))
        {
            return;
        }

        Read(initial);
        foreach (ILocalReferenceOperation use in _flow.Uses(local))
        {
            if (use.Parent is IInvocationOperation { TargetMethod.Name: "Add" } addition && ReferenceEquals(addition.Instance, use) && _flow.RunsBefore(addition))
            {
                ReadAddition(addition);
            }
        }
    }

    /// <summary>The media type where it is written out, or the one that a data URI begins with.</summary>
    private static string? MediaType(IObjectCreationOperation creation)
    {
        string? fromUri = null;
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (Operations.Inner(argument.Value).ConstantValue is not { HasValue: true, Value: string text })
            {
                continue;
            }

            if (argument.Parameter?.Name == "mediaType")
            {
                return text;
            }

            if (argument.Parameter?.Name == "uri" && text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                fromUri = text.Substring("data:".Length);
            }
        }

        return fromUri;
    }
}

/// <summary>A content that takes more than reading text.</summary>
/// <param name="Capability">What it takes.</param>
/// <param name="Syntax">Where it is created.</param>
internal sealed record SentMedia(Capability Capability, SyntaxNode Syntax);
