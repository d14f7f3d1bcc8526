using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>
/// The fullest answer of each wire goes on at every target there is: the request is one that the target takes, what was said and called arrives, and what only its maker can read is left
/// out with a word about it.
/// </summary>
public sealed class MovedReplayTests : WireTargetTest
{
    public static TheoryData<string, string> Moves
    {
        get
        {
            var moves = new TheoryData<string, string>();
            foreach (ReplayCase from in ReplayCase.All)
            {
                foreach (string to in WireTarget.All.Select(target => target.Target).Union(ReplayCase.All.Select(one => one.Target)))
                {
                    moves.Add(from.Target, to);
                }
            }

            return moves;
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task An_answer_goes_on_elsewhere_and_every_loss_is_stated(string from, string to)
    {
        ReplayCase one = ReplayCase.Of(from);
        Server.Enqueue(LoopbackReply.RawJson(one.Whole));
        ChatMessage answer = (await At(from).ChatAsync("hi")).Message;
        FunctionCallContent[] calls = [.. answer.Contents.OfType<FunctionCallContent>()];
        List<ChatMessage> conversation = [User(Text("hi")), answer, Tool([.. calls.Select(call => new FunctionResultContent(call.CallId, "4 m"))])];
        string before = JsonSerializer.Serialize(conversation, AIJsonUtilities.DefaultOptions);

        // Perplexity calls no functions, and is asked without any.
        string body = await Sent(to, conversation, to.StartsWith("perplexity/", StringComparison.Ordinal) ? null : Declaring("tide_at", "tide_now"));

        RequestForm.Check(WireTarget.Of(to).Form, body);
        Assert.All(one.Kept, kept => Assert.Contains(kept, body, StringComparison.Ordinal));
        Assert.Equal(2, body.Split("4 m").Length - 1);
        Assert.DoesNotContain("\"origin\"", body, StringComparison.Ordinal);
        Assert.Equal(Lost(one, to).Order(StringComparer.Ordinal), one.Bound.Where(bound => Reply.Warnings.Any(warning => warning.Contains(bound, StringComparison.Ordinal) && warning.Contains("not sent", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
        Assert.All(Reply.Warnings, warning => Assert.Contains(one.Bound, bound => warning.Contains(bound, StringComparison.Ordinal)));
        Assert.Equal(before, JsonSerializer.Serialize(conversation, AIJsonUtilities.DefaultOptions));
    }

    /// <summary>What stays behind: another maker reads neither reasoning nor what tools of the provider did; over another protocol the same maker reads Claude's reasoning, and nothing else.</summary>
    private static IEnumerable<string> Lost(ReplayCase one, string to)
    {
        WireForm before = WireTarget.Of(one.Target).Form, now = WireTarget.Of(to).Form;
        bool isSameMaker = Maker(to) == one.Maker, isSameForm = before == now;
        return one.Bound.Where(bound => bound switch
        {
            "reasoning" => !isSameMaker || !(isSameForm || one.Maker == "claude"),
            "tools of its own" => !isSameMaker || !isSameForm,
            _ => !isSameForm,
        });
    }

    private static string Maker(string target) =>
        WireTarget.Of(target).Form is WireForm.Messages or WireForm.Converse && target.Contains("claude", StringComparison.Ordinal) ? "claude"
        : WireTarget.Of(target).Form == WireForm.Gemini ? "gemini"
        : WireTarget.Plain(target).Split('/')[0];
}
