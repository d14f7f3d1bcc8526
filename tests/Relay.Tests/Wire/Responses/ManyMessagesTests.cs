using System.Text;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Answers of more messages than are simply looked through.</summary>
public sealed class ManyMessagesTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void The_id_of_a_message_went_to_the_text_of_another(int count)
    {
        var answer = new Answer { Updates = [] };
        for (int i = 0; i < count; i++)
        {
            Read(answer, $$"""{"type":"response.output_text.delta","output_index":{{i}},"content_index":0,"delta":"a"}""");
            Read(answer, $$"""{"type":"response.output_text.delta","output_index":{{i}},"content_index":1,"delta":"b"}""");
        }

        for (int i = 0; i < count; i++)
        {
            Read(answer, $$$"""{"type":"response.output_item.done","output_index":{{{i}}},"item":{"type":"message","id":"m{{{i}}}","content":[]}}""");
        }

        ChatReply reply = answer.Build(new ModelSpec("test", "openai", "m"), new ReplyFacts(null, default, default, default, null, null, []));

        Assert.Equal(
            Enumerable.Range(0, 2 * count).Select(i => $$"""{"id":"m{{i / 2}}"}"""),
            reply.Message.Contents.OfType<TextContent>().Select(text => text.AdditionalProperties?[ResponsesKept.Item]));
    }

    private static void Read(Answer answer, string json) => ResponsesWire.Instance.ReadEvent("message", Encoding.UTF8.GetBytes(json), answer);
}
