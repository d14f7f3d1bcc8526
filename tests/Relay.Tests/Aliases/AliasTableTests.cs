namespace Relay.Tests;

public sealed class AliasTableTests
{
    [Fact]
    public void An_alias_is_found_by_its_name_and_nothing_else()
    {
        ModelAlias one = Named("one"), other = Named("other");
        var table = new AliasTable(() => [one, other]);

        Assert.Same(one, table.Find("one"));
        Assert.Same(other, table.Find("other"));
        Assert.Null(table.Find("One"));
        Assert.Null(table.Find(""));
    }

    [Fact]
    public void Nothing_is_made_before_the_first_look_up_and_once_after_it()
    {
        int made = 0;
        var table = new AliasTable(() =>
        {
            made++;
            return [Named("one")];
        });

        Assert.Equal(0, made);
        Assert.Same(table.Find("one"), table.Find("one"));
        Assert.Equal(1, made);
    }

    private static ModelAlias Named(string name) => RelayRuntime.Model("openai/gpt-4o", spec => spec.Alias = name);
}
