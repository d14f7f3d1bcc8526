namespace Relay.Tests;

/// <summary>A group of these members.</summary>
internal sealed class TestGroup(string name, params ModelAlias[] members) : ModelGroup(
    name,
    () => new GroupSpec(name, GroupStrategy.Fallback) { Members = new([.. members.Select(m => new GroupMember(m.Name))]) },
    wanted => members.FirstOrDefault(m => m.Name == wanted));
