using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Reasoning that a model writes into its text is taken out of it, whole and in any pieces.</summary>
[Feature(32)]
public sealed class ThinkTagsTests
{
    public static TheoryData<string, string, string?> Vectors => new()
    {
        { "hello", "hello", null },
        { "  hi  ", "  hi  ", null },
        { "<think>a</think>\n\nb", "b", "a" },
        { "<think>a</think>x<think>b</think>y", "xy", "a\nb" },
        { "pre <think>x</think> post", "pre post", "x" },
        { "<think>open", "", "open" },
        { "a <think>b</think> c <think>d", "a c", "b\nd" },
        { "<think></think>z", "z", "" },
        { "<think>outer <think>inner</think> rest</think>answer", "rest</think>answer", "outer <think>inner" },
        { "<think>a</think>  ", "", "a" },
        { "</think>x", "</think>x", null },
        { "<THINK>a</THINK>b", "<THINK>a</THINK>b", null },
        { "\n<think>\nwhy\n</think>\nso", "so", "\nwhy\n" },
        { "1 < 2 <thin> <think", "1 < 2 <thin> <think", null },
        { "<think>a < b </thin</think>c", "c", "a < b </thin" },
        { "a<think>b</think>\n\n\tc d \n", "ac d", "b" },
        { "a \n <b>", "a \n <b>", null },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_text_is_parted_the_same_however_it_is_cut(string text, string visible, string? reasoning)
    {
        Assert.Equal((visible, reasoning), Parted([text]));
        Assert.Equal((visible, reasoning), Parted([.. text.Select(character => character.ToString())]));
        for (int first = 0; first <= text.Length; first++)
        {
            for (int second = first; second <= text.Length; second++)
            {
                Assert.Equal((visible, reasoning), Parted([text[..first], text[first..second], text[second..]]));
            }
        }
    }

    [Fact]
    public void Blanks_before_a_block_that_nothing_follows_go_unless_a_stream_has_shown_them()
    {
        var whole = new Answer { StripsThinkTags = true };
        whole.AppendText("a <think>b</think>");
        Assert.Equal("a", whole.Build(new ModelSpec("a", "vllm", "m"), default).Text);
        Assert.Equal(("a ", "b"), Parted(["a ", "<think>b</think>"]));
    }

    [Fact]
    public void A_text_without_a_tag_is_handed_on_as_the_object_it_is()
    {
        var answer = new Answer { StripsThinkTags = true, Updates = [] };
        string piece = new('a', 9);
        answer.AppendText(piece);
        Assert.Same(piece, answer.Updates[0].Text);
        string blank = new(' ', 2);
        answer.AppendText(blank);
        Assert.Same(blank, answer.Updates[1].Text);
    }

    [Theory]
    [InlineData("vllm/qwen3", null, "Eight.", "Legs.")]
    [InlineData("vllm/qwen3", false, "<think>Legs.</think>\n\nEight.", null)]
    [InlineData("openai/gpt-4o", null, "<think>Legs.</think>\n\nEight.", null)]
    [InlineData("openai/gpt-4o", true, "Eight.", "Legs.")]
    public async Task An_alias_strips_where_its_provider_needs_it_or_the_preset_says_so(string target, bool? strip, string text, string? reasoning)
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        ModelAlias alias = RelayRuntime.Model(target, model =>
        {
            model.BaseUrl = server.BaseUrl;
            model.ApiKey = "test-key-not-a-secret";
            model.StripThinkTags = strip;
        });
        server.Enqueue(LoopbackReply.Text("<think>Legs.</think>\n\nEight."));
        server.Enqueue(LoopbackReply.Text("<think>Legs.</think>\n\nEight.").WithChunkSize(3));

        ChatReply whole = await alias.ChatAsync("How many legs has a spider?");
        Assert.Equal((text, reasoning), (whole.Text, whole.ReasoningText));

        var updates = new List<ChatUpdate>();
        await foreach (ChatUpdate update in alias.StreamAsync("How many legs has a spider?"))
        {
            updates.Add(update);
        }

        ChatReply streamed = updates[^1].Reply!;
        Assert.Equal((text, reasoning), (streamed.Text, streamed.ReasoningText));
        Assert.Equal(text, string.Concat(updates.Where(update => update.Kind == ChatUpdateKind.Text).Select(update => update.Text)));
        Assert.Equal(reasoning ?? "", string.Concat(updates.Where(update => update.Kind == ChatUpdateKind.Thinking).Select(update => update.Text)));
    }

    [Fact]
    public async Task What_was_held_back_arrives_before_the_end()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        ModelAlias alias = RelayRuntime.Model("vllm/qwen3", model => model.BaseUrl = server.BaseUrl);
        server.Enqueue(LoopbackReply.Text("a <th"));
        var text = new List<string?>();
        await foreach (ChatUpdate update in alias.StreamAsync([new ChatMessage(ChatRole.User, "Hello.")]))
        {
            text.Add(update.Kind == ChatUpdateKind.End ? "end" : update.Text);
        }

        Assert.Equal("a <th", string.Concat(text.Where(piece => piece is not null and not "end")));
        Assert.Equal("end", text[^1]);
    }

    private static (string? Text, string? Reasoning) Parted(string[] pieces)
    {
        var answer = new Answer { StripsThinkTags = true, Updates = [] };
        foreach (string piece in pieces)
        {
            answer.AppendText(piece);
        }

        ChatReply reply = answer.Build(new ModelSpec("a", "vllm", "m"), default);
        Assert.Equal(reply.Text, string.Concat(answer.Updates.Where(update => update.Kind == ChatUpdateKind.Text).Select(update => update.Text)));
        return (reply.Text, reply.ReasoningText);
    }
}
