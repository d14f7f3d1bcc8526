using System.Reflection;

namespace Relay.Tests;

/// <summary>The table of docs/errors.md has every kind of error, and says of each what a group does.</summary>
public sealed class ErrorPageTests
{
    private static readonly Dictionary<string, string[]> s_rows = MarkdownTable.Of("errors.md");

    public static TheoryData<RelayErrorKind> Kinds => [.. Enum.GetValues<RelayErrorKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_stands_in_the_table_with_what_a_group_does(RelayErrorKind kind)
    {
        Assert.True(s_rows.TryGetValue(kind.ToString(), out string[]? row), $"docs/errors.md has no row for {kind}.");
        MethodInfo goesOn = typeof(RelayRuntime).Assembly.GetType("Relay.GroupPath", throwOnError: true)!.GetMethod("GoesOn")!;
        Assert.Equal((bool)goesOn.Invoke(null, [kind])! ? "yes" : "no", row[3]);
    }

    [Fact]
    public void The_table_has_no_kind_that_does_not_exist() => Assert.Equal(Enum.GetNames<RelayErrorKind>().Length, s_rows.Count);
}
