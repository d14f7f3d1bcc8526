using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Relay.RoslynTestKit;

/// <summary>What must hold of every incremental generator.</summary>
internal static class CacheCheck
{
    private static readonly Type[] Forbidden = [typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SemanticModel)];

    public static void EveryStepIsCached(GeneratorDriverRunResult second, IReadOnlyList<string> steps)
    {
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> tracked = second.Results.Single().TrackedSteps;
        foreach (string step in steps)
        {
            // A step over no files has no runs at all.
            foreach ((_, IncrementalStepRunReason reason) in tracked.GetValueOrDefault(step, []).SelectMany(run => run.Outputs))
            {
                if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
                {
                    throw new TestKitException($"Step {step} ran again though nothing changed: {reason}.");
                }
            }
        }
    }

    public static void SameText(GeneratorDriverRunResult left, GeneratorDriverRunResult right, string what)
    {
        string[] expected = [.. left.GeneratedTrees.Select(tree => tree.FilePath + "\n" + tree)];
        string[] actual = [.. right.GeneratedTrees.Select(tree => tree.FilePath + "\n" + tree)];
        if (!expected.SequenceEqual(actual, StringComparer.Ordinal))
        {
            throw new TestKitException($"The text differs from that of {what}.");
        }
    }

    public static void HoldsNothingOfTheCompilation(GeneratorDriverRunResult result, IReadOnlyList<string> steps)
    {
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> tracked = result.Results.Single().TrackedSteps;
        foreach (string step in steps)
        {
            foreach ((object value, _) in tracked.GetValueOrDefault(step, []).SelectMany(run => run.Outputs))
            {
                Walk(value, step, new HashSet<object>(ReferenceEqualityComparer.Instance));
            }
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        if (Forbidden.FirstOrDefault(type => type.IsInstanceOfType(value)) is { } forbidden)
        {
            throw new TestKitException($"{path} holds a {forbidden.Name}, which keeps whole compilations alive.");
        }

        if (value is AdditionalText)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), path + "." + field.Name, seen);
            }
        }
    }
}
