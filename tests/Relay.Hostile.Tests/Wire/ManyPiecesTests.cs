using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;

namespace Relay.Hostile.Tests.Wire;

/// <summary>Answers of very many pieces, on every wire: each is read once. Twice the pieces are given, and the bytes that were allocated and the time are looked at.</summary>
public sealed class ManyPiecesTests
{
    private const int Pieces = 200_000;

    /// <summary>Beyond it reading is not linear: what takes its square takes minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(7.5);

    /// <summary>More than any answer may hold is read here, to see what reading it costs.</summary>
    private static readonly AnswerLimits s_unlimited = new() { MaxAnswerBytes = int.MaxValue, MaxParts = int.MaxValue, MaxPieces = int.MaxValue, MaxToolCalls = int.MaxValue };

    [Theory]
    [InlineData("chat: calls of one event, indexes")]
    [InlineData("chat: calls of one event, ids")]
    [InlineData("chat: calls of one event, one index and many ids")]
    [InlineData("chat: calls of one event, neither")]
    [InlineData("chat: pieces that may begin another call")]
    [InlineData("chat: calls in turns")]
    [InlineData("chat: blanks before a thought")]
    [InlineData("chat: brackets of tags")]
    [InlineData("chat: blanks in a stream")]
    [InlineData("chat: reasoning details")]
    [InlineData("messages: calls")]
    [InlineData("messages: pieces in turns")]
    [InlineData("messages: signatures")]
    [InlineData("messages: members of a block")]
    [InlineData("messages: stops of one block")]
    [InlineData("responses: calls")]
    [InlineData("responses: pieces in turns")]
    [InlineData("responses: messages")]
    [InlineData("responses: ends of arguments")]
    [InlineData("converse: calls")]
    [InlineData("converse: pieces in turns")]
    [InlineData("converse: redacted thoughts")]
    [InlineData("converse: pieces of an image")]
    [InlineData("cohere: calls")]
    [InlineData("cohere: pieces in turns")]
    [InlineData("cohere: plans between calls")]
    [InlineData("cohere: citations")]
    [InlineData("gemini: calls")]
    [InlineData("gemini: sources again and again")]
    [InlineData("gemini: sources and supports")]
    [InlineData("ollama: calls")]
    public void Twice_the_pieces_are_about_twice_the_work(string kind)
    {
        Read(kind, 200);
        (long first, _) = Read(kind, Pieces / 20);
        (long second, _) = Read(kind, Pieces / 10);
        Assert.True(second < 3 * first + 100_000, $"{kind}: {first} bytes, then {second}");
        (long bytes, TimeSpan time) = Read(kind, Scale.Of(Pieces / 4, Pieces));
        Assert.True(time < Longest, $"{kind}: {time}");
        HostileReport.Add("pieces: " + kind, Scale.Of(Pieces / 4, Pieces), time, bytes);
    }

    [Theory]
    [InlineData("the same images")]
    [InlineData("other images")]
    public void Twice_the_images_are_about_twice_the_work(string kind)
    {
        bool areSame = kind == "the same images";
        Images(10, areSame);
        (long first, _) = Images(200, areSame);
        (long second, TimeSpan time) = Images(400, areSame);
        Assert.True(second < 3 * first, $"{first} bytes, then {second}");
        Assert.True(time < Longest, $"{time}");
        HostileReport.Add("pieces: " + kind + " of 8 KiB", 400, time, second);
    }

    private static (long Bytes, TimeSpan Time) Images(int count, bool areSame)
    {
        var body = new StringBuilder("""{"choices":[{"message":{"content":"","images":[""");
        byte[] bytes = new byte[8192];
        for (int i = 0; i < count; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(8000), areSame ? 0 : i);
            body.Append(i == 0 ? "" : ",").Append("""{"image_url":{"url":"data:image/png;base64,""").Append(Convert.ToBase64String(bytes)).Append("\"}}");
        }

        byte[] whole = Encoding.UTF8.GetBytes(body.Append("""]},"finish_reason":"stop"}]}""").ToString());
        return Measured(isStreamed: false, answer => OpenAIChatWire.Instance.ReadAnswer(whole, answer), reply =>
            Assert.Equal(areSame ? 1 : count, reply.Message.Contents.OfType<DataContent>().Count()));
    }

    private static (long Bytes, TimeSpan Time) Read(string kind, int count)
    {
        (ChatWire wire, List<(string Type, byte[] Data)> events) = Events(kind, count);
        bool strips = kind.StartsWith("chat: b", StringComparison.Ordinal);
        return Measured(isStreamed: true, answer =>
        {
            var contents = new StreamedContents(answer);
            foreach ((string type, byte[] data) in events)
            {
                wire.ReadEvent(type, data, answer);
                foreach (ChatUpdate update in answer.Updates!)
                {
                    contents.Begin(update);
                    if (update.Text is not null)
                    {
                        contents.Next(update);
                    }
                }

                answer.Updates.Clear();
            }

            Assert.Null(answer.Error);
        }, reply => Assert.NotEmpty(reply.Message.Contents), strips);
    }

    private static (long Bytes, TimeSpan Time) Measured(bool isStreamed, Action<Answer> read, Action<ChatReply> check, bool strips = false)
    {
        var answer = new Answer { Limits = s_unlimited, Updates = isStreamed ? [] : null, StripsThinkTags = strips };
        long bytes = GC.GetAllocatedBytesForCurrentThread(), started = Stopwatch.GetTimestamp();
        read(answer);
        ChatReply reply = answer.Build(new ModelSpec("test", "groq", "m"), new ReplyFacts(null, default, default, default, null, null, []));
        TimeSpan time = Stopwatch.GetElapsedTime(started);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        check(reply);
        return (bytes, time);
    }

    private static (ChatWire Wire, List<(string Type, byte[] Data)> Events) Events(string kind, int count)
    {
        const string Open = """{"choices":[{"index":0,"delta":""", Close = "}]}";
        return kind switch
        {
            "chat: calls of one event, indexes" => Chat([Open + Calls(count, i => $$$"""{"index":{{{i}}},"id":"c{{{i}}}","function":{"name":"f","arguments":"{}"}}""") + Close]),
            "chat: calls of one event, ids" => Chat([Open + Calls(count, i => $$$"""{"id":"c{{{i}}}","function":{"name":"f","arguments":"{}"}}""") + Close]),
            "chat: calls of one event, one index and many ids" => Chat([Open + Calls(count, i => $$$"""{"index":0,"id":"c{{{i % (count / 2)}}}","function":{"name":"f","arguments":"{"}}""") + Close]),
            "chat: calls of one event, neither" => Chat([Open + Calls(count, _ => """{"function":{"name":"f","arguments":"{}"}}""") + Close]),
            "chat: pieces that may begin another call" => Chat(Each(count, i =>
                Open + """{"tool_calls":[{"index":0,"function":{"name":"f","arguments":""" + (i == 0 ? "\"{\\\"a\\\":[\"" : "\"{},\"") + "}}]}" + Close)),
            "chat: calls in turns" => Chat(Each(count, i =>
                Open + $$$"""{"tool_calls":[{"index":{{{i % 1000}}},{{{(i < 1000 ? $"\"id\":\"c{i}\"," : "")}}}"function":{"name":"f","arguments":" "}}]}""" + Close)),
            "chat: blanks before a thought" => Chat([.. Each(count, _ => Open + """{"content":" \n"}""" + Close), Open + """{"content":"<think>a</think>b"}""" + Close]),
            "chat: brackets of tags" => Chat(Each(count, i => Open + (i % 2 == 0 ? """{"content":"<thin"}""" : """{"content":"<<<<think>x</think> <"}""") + Close)),
            "chat: blanks in a stream" => Chat([Open + """{"content":"a"}""" + Close, .. Each(count, _ => Open + """{"content":"   "}""" + Close)]),
            "chat: reasoning details" => Chat(Each(count, _ => Open + """{"reasoning_details":[{"type":"reasoning.text","text":"a"}]}""" + Close)),

            "messages: calls" => Messages(Each(count, i => Start(i))),
            "messages: pieces in turns" => Messages([.. Each(1000, i => Start(i)), .. Each(count, i => Delta(i % 1000, """{"type":"input_json_delta","partial_json":" "}"""))]),
            "messages: signatures" => Messages(
                [Begin("""{"type":"thinking","thinking":""}"""), .. Each(count, _ => Delta(0, """{"type":"signature_delta","signature":"abcd"}"""))]),
            "messages: members of a block" => Messages(
                [Begin($$"""{"type":"of_tomorrow","data":"{{new string('d', 4096)}}"}"""), .. Each(count, i => Delta(0, $$"""{"type":"x","m{{i % 100}}":{{i}}}"""))]),
            "messages: stops of one block" => Messages([Begin("""{"type":"of_tomorrow"}"""),
                .. Each(1000, i => Delta(0, $$"""{"type":"input_json_delta","partial_json":"{{(i == 0 ? "[0" : i == 999 ? "]" : ",1")}}"}""")),
                .. Each(count, _ => """{"type":"content_block_stop","index":0}""")]),

            "responses: calls" => Responses(Each(count, i => Item("added", i, $$"""{"type":"function_call","call_id":"c{{i}}","name":"f","arguments":""}"""))),
            "responses: pieces in turns" => Responses([.. Each(1000, i => Item("added", i, $$"""{"type":"function_call","call_id":"c{{i}}","name":"f","arguments":""}""")),
                .. Each(count, i => $$"""{"type":"response.function_call_arguments.delta","output_index":{{i % 1000}},"delta":" "}""")]),
            "responses: messages" => Responses(Each(count, i => Item("done", i, """{"type":"message","id":"m","content":[{"type":"output_text","text":"a"}]}"""))),
            "responses: ends of arguments" => Responses([Item("added", 0, """{"type":"function_call","call_id":"c","name":"f","arguments":""}"""),
                .. Each(count, i => i % 2 == 0 ? """{"type":"response.function_call_arguments.delta","output_index":0,"delta":"12345678"}"""
                    : """{"type":"response.function_call_arguments.done","output_index":0,"arguments":""}""")]),

            "converse: calls" => Converse(Each(count, i => Block(i))),
            "converse: pieces in turns" => Converse(
                [.. Each(1000, i => Block(i)), .. Each(count, i => ("contentBlockDelta", $$$$$$"""{"contentBlockIndex":{{{{{{i % 1000}}}}}},"delta":{"toolUse":{"input":" "}}}"""))]),
            "converse: redacted thoughts" => Converse(
                Each(count, _ => ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"reasoningContent":{"redactedContent":"YWJjZA=="}}}"""))),
            "converse: pieces of an image" => Converse([("contentBlockStart", """{"contentBlockIndex":0,"start":{"image":{"format":"png"}}}"""),
                .. Each(count, _ => ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"image":{"source":{"bytes":"YWJjZA=="}}}}""")),
                ("contentBlockStop", """{"contentBlockIndex":0}""")]),

            "cohere: calls" => Cohere(Each(count, i => CohereCall(i))),
            "cohere: pieces in turns" => Cohere([.. Each(1000, i => CohereCall(i)), .. Each(count, i =>
                $$$$$$"""{"type":"tool-call-delta","index":{{{{{{i % 1000}}}}}},"delta":{"message":{"tool_calls":{"function":{"arguments":" "}}}}}""")]),
            "cohere: plans between calls" => Cohere(Each(count, i => i % 2 == 0 ? """{"type":"tool-plan-delta","delta":{"message":{"tool_plan":"plan plan"}}}""" : CohereCall(i))),
            "cohere: citations" => Cohere([.. Each(count / 2, i => $$$$$$"""{"type":"content-delta","index":{{{{{{i}}}}}},"delta":{"message":{"content":{"text":"a"}}}}"""), .. Each(count / 2, i =>
                $$$$$$"""{"type":"citation-start","index":0,"delta":{"message":{"citations":{"start":0,"end":1,"text":"a","content_index":{{{{{{i}}}}}},"sources":[]}}}}""")]),

            "gemini: calls" => Gemini(Each(count, _ => """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","args":{}}}]}}]}""")),
            "gemini: sources again and again" => Gemini(Each(count, _ =>
                """{"candidates":[{"content":{"parts":[{"text":"a word "}]},"groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://a.example/"}}]}}]}""")),
            "gemini: sources and supports" => Gemini([$$$"""
                {"candidates":[{"content":{"parts":[{"text":"{{{string.Concat(Enumerable.Repeat("ä€", count))}}}"}]},"groundingMetadata":{
                "groundingChunks":[{{{string.Join(',', Each(count, _ => """{"web":{"uri":"https://a.example/"}}"""))}}}],
                "groundingSupports":[{{{string.Join(',', Each(count, i => $$"""{"segment":{"startIndex":{{i * 5}},"endIndex":{{(i * 5) + 5}}},"groundingChunkIndices":[{{i}}]}"""))}}}]}}]}
                """]),

            "ollama: calls" => (OllamaWire.Instance, Plain(Each(count, _ => """{"message":{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":{}}}]}}"""))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static (ChatWire, List<(string, byte[])>) Chat(IEnumerable<string> events) => (OpenAIChatWire.Instance, Plain(events));

    private static (ChatWire, List<(string, byte[])>) Messages(IEnumerable<string> events) => (AnthropicWire.Instance, Plain(events));

    private static (ChatWire, List<(string, byte[])>) Responses(IEnumerable<string> events) => (ResponsesWire.Instance, Plain(events));

    private static (ChatWire, List<(string, byte[])>) Cohere(IEnumerable<string> events) => (CohereWire.Instance, Plain(events));

    private static (ChatWire, List<(string, byte[])>) Gemini(IEnumerable<string> events) => (GeminiWire.Instance, Plain(events));

    private static (ChatWire, List<(string, byte[])>) Converse(IEnumerable<(string Type, string Json)> events) =>
        (ConverseWire.Instance, [.. events.Select(each => (each.Type, Encoding.UTF8.GetBytes(each.Json)))]);

    private static List<(string, byte[])> Plain(IEnumerable<string> events) => [.. events.Select(each => ("message", Encoding.UTF8.GetBytes(each)))];

    private static IEnumerable<T> Each<T>(int count, Func<int, T> make) => Enumerable.Range(0, count).Select(make);

    private static string Calls(int count, Func<int, string> call) => """{"tool_calls":[""" + string.Join(',', Each(count, call)) + "]}";

    private static string Begin(string block) => $$"""{"type":"content_block_start","index":0,"content_block":{{block}}}""";

    private static string Start(int index) => string.Create(
        CultureInfo.InvariantCulture, $$$$$$"""{"type":"content_block_start","index":{{{{{{index}}}}}},"content_block":{"type":"tool_use","id":"c{{{{{{index}}}}}}","name":"f","input":{}}}""");

    private static string Delta(int index, string delta) => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"content_block_delta","index":{{index}},"delta":{{delta}}}""");

    private static string Item(string what, int index, string item) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"type":"response.output_item.{{what}}","output_index":{{index}},"item":{{item}}}""");

    private static (string, string) Block(int index) => ("contentBlockStart", string.Create(
        CultureInfo.InvariantCulture, $$$$"""{"contentBlockIndex":{{{{index}}}},"start":{"toolUse":{"toolUseId":"c{{{{index}}}}","name":"f"}}}"""));

    private static string CohereCall(int index) => string.Create(CultureInfo.InvariantCulture,
        $$$$$$"""{"type":"tool-call-start","index":{{{{{{index}}}}}},"delta":{"message":{"tool_calls":{"id":"c{{{{{{index}}}}}}","type":"function","function":{"name":"f","arguments":""}}}}}""");
}
