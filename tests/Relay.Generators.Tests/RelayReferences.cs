using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

/// <summary>What a project refers to that references Relay.</summary>
internal static class RelayReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
        [TestReferences.AssemblyOf<ModelSpec>(), TestReferences.AssemblyOf<ModelAlias>(), TestReferences.AssemblyOf<IChatClient>(), TestReferences.AssemblyOf<IServiceCollection>()];
}
