namespace Relay.Presets.Tests;

public sealed class LinkedDocumentsTests
{
    private const string One = "version: 1\nmodels:\n  one: { target: openai/gpt-4o }\n";
    private const string Other = "version: 1\nmodels:\n  other: { target: openai/gpt-4o }\n";
    private const string Suppressed = "version: 1\nmodels:\n  other: { target: openai/gpt-of-my-own } # relay: disable RLY0202 until 2026-01-31 -- private preview\n";

    [Fact]
    public void The_same_documents_are_linked_once_whoever_asks_in_whatever_order()
    {
        PresetDocument[] documents = [PresetCompiler.Read("a.yaml", One), PresetCompiler.Read("b.yaml", Other)];

        PresetCompilation first = PresetCompiler.Link(documents);

        Assert.Same(first, PresetCompiler.Link(documents, new() { Today = new DateTime(2026, 11, 21) }));
        Assert.Same(first, PresetCompiler.Link([documents[1], documents[0]]));
    }

    [Fact]
    public void Another_document_or_one_less_is_linked_anew()
    {
        PresetDocument first = PresetCompiler.Read("a.yaml", One), second = PresetCompiler.Read("b.yaml", Other);
        Assert.Equal(2, PresetCompiler.Link([first, second]).Model.Aliases.Count);

        Assert.Equal("one", Assert.Single(PresetCompiler.Link([first]).Model.Aliases).Name);
        Assert.Equal(["one", "third"], PresetCompiler.Link([first, PresetCompiler.Read("b.yaml", Other.Replace("other", "third"))]).Model.Aliases.Select(static alias => alias.Name));
        Assert.Equal(["other"], PresetCompiler.Link([second]).Model.Aliases.Select(static alias => alias.Name));
        Assert.Empty(PresetCompiler.Link([]).Model.Aliases);
    }

    [Fact]
    public void A_suppression_that_ends_is_judged_by_the_day_that_is_told()
    {
        PresetDocument[] documents = [PresetCompiler.Read("a.yaml", One), PresetCompiler.Read("b.yaml", Suppressed)];
        Assert.DoesNotContain(PresetCompiler.Link(documents).Findings, static finding => finding.Rule == SuppressionRules.Expired);

        Assert.Contains(PresetCompiler.Link(documents, new() { Today = new DateTime(2026, 11, 21) }).Findings, static finding => finding.Rule == SuppressionRules.Expired);
        Assert.DoesNotContain(PresetCompiler.Link(documents, new() { Today = new DateTime(2026, 1, 1) }).Findings, static finding => finding.Rule == SuppressionRules.Expired);
    }

    [Fact]
    public void A_text_is_read_once_for_all_who_hold_the_same_object()
    {
        object holder = new();
        PresetDocument document = ReadTexts.Read(holder, "/app/a.yaml", One, isExplicit: true, "a.yaml", previous: null);

        Assert.Same(document, ReadTexts.Read(holder, "/app/a.yaml", One, isExplicit: true, "a.yaml", previous: null));
        Assert.Equal("/app/b.yaml", ReadTexts.Read(holder, "/app/b.yaml", One, isExplicit: true, "b.yaml", previous: null).Path);
        Assert.NotSame(document, ReadTexts.Read(holder, "/app/a.yaml", One, isExplicit: false, "a.yaml", previous: null));
        Assert.NotSame(document, ReadTexts.Read(new object(), "/app/a.yaml", One, isExplicit: true, "a.yaml", previous: null));
    }
}
