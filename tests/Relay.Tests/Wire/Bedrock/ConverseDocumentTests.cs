using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>The names of documents, which Converse is strict about (docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock).</summary>
public sealed partial class ConverseDocumentTests : ConverseTest
{
    [Theory]
    [InlineData("Q3  report\t(final) [v2].pdf", "Q3 report (final) [v2]")]
    [InlineData("rates.v1.pdf", "rates-v1")]
    [InlineData("C:\\temp\\a_b.pdf", "a-b")]
    [InlineData("/home/x/über.pdf", "-ber")]
    [InlineData(" blanks around .pdf", "blanks around")]
    [InlineData(".pdf", "document 1")]
    [InlineData("   ", "document 1")]
    [InlineData(null, "document 1")]
    public async Task A_document_is_called_as_the_api_allows(string? name, string expected) =>
        Assert.Equal([expected], await Names(Document(name)));

    /// <summary>Known defect elsewhere: two files whose names differ in what the API does not take are refused as one (github.com/vercel/ai/releases, amazon-bedrock 5.0.126).</summary>
    [Fact]
    public async Task No_name_comes_twice() =>
        Assert.Equal(["a-b", "a-b (2)", "a-b (3)", "document 4", "document 5"], await Names(Document("a.b.pdf"), Document("a_b.pdf"), Document("a-b.pdf"), Document(null), Document(null)));

    [Fact]
    public async Task A_long_name_is_cut_and_stays_one_that_is_taken()
    {
        // Cut for its number, the second would end in a blank, with another behind it.
        string[] names = await Names(Document(new string('a', 195) + " bcde.pdf"), Document(new string('a', 195) + " bcde.pdf"), Document(new string('c', 300) + ".pdf"));

        Assert.Equal(3, names.Distinct().Count());
        Assert.All(names, name => Assert.True(name.Length <= 200 && Allowed().IsMatch(name), name));
    }

    [Fact]
    public async Task A_document_in_a_tools_result_shares_the_names()
    {
        (JsonElement body, _) = await Send(
            Haiku,
            Declaring("f"),
            new ChatMessage(ChatRole.User, [Document("a.pdf")]),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f", null)]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c", new AIContent[] { Document("a.pdf") })]));

        Assert.Equal("a (2)", body.GetProperty("messages")[2].GetProperty("content")[0].GetProperty("toolResult").GetProperty("content")[0].GetProperty("document").GetProperty("name").GetString());
    }

    private async Task<string[]> Names(params AIContent[] documents)
    {
        (JsonElement body, _) = await Send(Haiku, null, new ChatMessage(ChatRole.User, documents));
        return [.. body.GetProperty("messages")[0].GetProperty("content").EnumerateArray().Select(block => block.GetProperty("document").GetProperty("name").GetString()!)];
    }

    private static DataContent Document(string? name) => new(new byte[] { 1, 2, 3 }, "application/pdf") { Name = name };

    [GeneratedRegex(@"^[A-Za-z0-9()\[\]-]+( [A-Za-z0-9()\[\]-]+)*$")]
    private static partial Regex Allowed();
}
