using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Hostile.Tests.Tools;

/// <summary>Arguments of tool calls that are made to keep the check busy. Work is counted: twice the arguments, about twice the steps.</summary>
public sealed class ArgumentCheckTests
{
    private const string Objects = """{"properties":{"items":{"type":"array","items":{"type":"object"}}}}""";
    private const string Unique = """{"properties":{"u":{"type":"array","uniqueItems":true}}}""";
    private const string Named = """{"additionalProperties":{"type":"integer"},"required":["n0","n1"],"dependentRequired":{"n0":["n1"]},"minProperties":1}""";
    private const string Choices = """{"items":{"anyOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/b"}]},"$defs":{"a":{"type":"string"},"b":{"type":"object"}}}""";
    private const string Tree = """
        {"$ref":"#/$defs/s","$defs":{"s":{"anyOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/b"}]},
        "a":{"type":"object","properties":{"c":{"$ref":"#/$defs/s"},"k":{"const":1}}},"b":{"type":"object","properties":{"c":{"$ref":"#/$defs/s"},"k":{"const":2}}}}}
        """;

    [Theory]
    [InlineData("objects", """{"items":{"type":"object"}}""")]
    [InlineData("unique", """{"uniqueItems":true}""")]
    [InlineData("unique objects", """{"uniqueItems":true}""")]
    [InlineData("unique texts", """{"uniqueItems":true}""")]
    [InlineData("names", Named)]
    [InlineData("names a pattern looks at", """{"patternProperties":{"^n[0-9]*$":{"type":"integer"}},"additionalProperties":false}""")]
    [InlineData("names checked", """{"propertyNames":{"maxLength":20}}""")]
    [InlineData("choices", Choices)]
    [InlineData("contains", """{"contains":{"const":-1},"minContains":0,"items":{"not":{"const":-1}}}""")]
    [InlineData("words", """{"items":{"enum":["a0","a1","a2","a3","a4","a5","a6","a7","a8","a9"]}}""")]
    [InlineData("texts", """{"items":{"pattern":"^(a+)+[0-9]$","maxLength":100}}""")]
    [InlineData("one text", """{"pattern":"^(a|a)*$"}""")]
    [InlineData("nulls", """{"items":{"properties":{"a":{"type":"string"}}}}""")]
    [InlineData("depth", Tree)]
    public void Twice_the_arguments_are_about_twice_the_work(string kind, string schema)
    {
        (int less, int more) = kind == "depth" ? (15, 30) : (2000, 4000);
        long first = Steps(schema, Value(kind, less)), second = Steps(schema, Value(kind, more));
        Assert.True(second <= 2.5 * first, string.Create(CultureInfo.InvariantCulture, $"{kind}: {first} steps, then {second}"));
        HostileReport.Add($"tools: work of '{kind}', {second} steps", more);
    }

    [Theory]
    [InlineData("objects", 100_000)]
    [InlineData("unique", 3_500)]
    [InlineData("unique", 30_000)]
    public async Task A_large_list_in_the_arguments_is_checked_within_the_limit(string kind, int count)
    {
        string arguments = kind == "objects" ? $$"""{"items":{{Value(kind, count)}}}""" : $$"""{"u":{{Value("unique objects", count)}}}""";
        (ChatReply reply, TimeSpan time) = await CallAsync(kind == "objects" ? Objects : Unique, arguments);
        Assert.Null(Assert.Single(reply.ToolCalls).Exception);
        Assert.True(time < TimeSpan.FromSeconds(5), $"{time}");
        HostileReport.Add($"tools: {kind} in arguments of {arguments.Length / 1024} KiB", count, time);
    }

    [Fact]
    public async Task A_check_whose_choices_multiply_without_end_marks_the_call_and_not_the_answer()
    {
        // Each leads to all others, so there are more ways through them than anybody can walk, and a way that closes on itself says nothing about the others.
        string definitions = string.Join(',', Enumerable.Range(0, 14).Select(i =>
            $$"""
            "d{{i}}":{"allOf":[{{string.Join(',', Enumerable.Range(0, 14).Where(j => j != i).Select(j => $$"""{"$ref":"#/$defs/d{{j}}"}"""))}}]}
            """));
        (ChatReply reply, TimeSpan time) = await CallAsync("""{"$ref":"#/$defs/d0","$defs":{""" + definitions + "}}", """{"a":1}""");

        var error = Assert.IsType<RelayException>(Assert.Single(reply.ToolCalls).Exception);
        Assert.Equal((RelayErrorKind.ToolSchema, "work"), (error.Kind, error.Violation!.Keyword));
        Assert.Contains("not checked to the end", error.Message, StringComparison.Ordinal);
        Assert.True(time < TimeSpan.FromSeconds(7.5), $"{time}");
        HostileReport.Add("tools: choices that multiply without end", 1, time);
    }

    [Theory]
    [InlineData("unique within unique", 8_000)]
    [InlineData("empty names", 60_000)]
    [InlineData("more patterns than are kept", 4_000)]
    [InlineData("long escaped names", 10_000)]
    [InlineData("many choices", 3_000)]
    [InlineData("long numbers", 300_000)]
    [InlineData("names with patterns", 20_000)]
    public async Task Arguments_that_a_schema_makes_dear_end_within_the_limit(string kind, int count)
    {
        (string schema, string arguments) = Dear(kind, count);
        long started = Stopwatch.GetTimestamp();
        try
        {
            (ChatReply reply, _) = await CallAsync(schema, arguments);
            Assert.True(reply.ToolCalls[0].Exception is null or RelayException);
        }
        catch (RelayException error)
        {
            // On a busy machine the limit of five seconds may come first; it holds.
            Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        }

        TimeSpan time = Stopwatch.GetElapsedTime(started);
        Assert.True(time < TimeSpan.FromSeconds(7.5), $"{time}");
        HostileReport.Add($"tools: {kind} in arguments of {arguments.Length / 1024} KiB", count, time);
    }

    [Fact]
    public async Task A_match_that_takes_too_long_is_tried_once_in_an_answer_and_not_in_every_call()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = _ => null });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => { m.BaseUrl = server.BaseUrl; m.ApiKey = "test-key"; });
        LoopbackReply reply = LoopbackReply.Text("");
        for (int i = 0; i < 60; i++)
        {
            reply = reply.WithToolCall("t", """{"a":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}""", Text(i));
        }

        server.Enqueue(reply);
        JsonElement schema = Parse("""{"properties":{"a":{"pattern":"^(?=a)(a+)+$"}}}""");
        var options = new CallOptions { Timeout = TimeSpan.FromSeconds(30), Tools = [AIFunctionFactory.CreateDeclaration("t", null, schema)] };
        long started = Stopwatch.GetTimestamp();
        ChatReply answer = await model.ChatAsync("Go.", options);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15));
        Assert.All(answer.ToolCalls, static call => Assert.Equal("pattern", Assert.IsType<RelayException>(call.Exception).Violation!.Keyword));
    }

    [Theory]
    [InlineData("[1,1.0]", false)]
    [InlineData("[1,10e-1]", false)]
    [InlineData("[0,-0.0]", false)]
    [InlineData("[1e99999999999,1e99999999998]", true)]
    [InlineData("[1e99999999999,1e99999999999]", false)]
    [InlineData("""["a","\u0061"]""", false)]
    [InlineData("""[{"a":1,"b":2},{"b":2.0,"a":1}]""", false)]
    [InlineData("""[{"a":1},{"a":"1"},[1],["1"],1,"1",null,"null",true,"true",{},[],""]""", true)]
    [InlineData("""[{"ab":"c"},{"a":"bc"},["a,b"],["a","b"],"{}","[]"]""", true)]
    public void Items_are_the_same_as_JSON_Schema_means_it(string items, bool areUnique) =>
        Assert.Equal(areUnique ? null : "uniqueItems", SchemaValidator.Check(Parse("""{"uniqueItems":true}"""), Parse(items))?.Keyword);

    private static long Steps(string schema, string value)
    {
        var work = new SchemaWork();
        JsonElement parsed = Parse(schema), element = Parse(value);
        var validator = new SchemaValidator(parsed, work);
        _ = validator.Check(element);
        if (element.ValueKind == JsonValueKind.Object)
        {
            new OptionalNulls(parsed, validator, work).Remove(new FunctionCallContent("1", "t", new Dictionary<string, object?>()), element);
        }

        return work.Spent;
    }

    private static string Value(string kind, int count) => kind switch
    {
        "objects" or "choices" => List(count, _ => "{}"),
        "unique" or "contains" => List(count, i => Text(i)),
        "unique objects" => List(count, i => $$"""{"a":{{Text(i)}}}"""),
        "unique texts" => List(count, i => $"\"text {Text(i)}\""),
        "words" => List(count, i => $"\"a{Text(i % 10)}\""),
        "texts" => List(count, _ => "\"aaaaaaaaaaaaaaaaaaaa1\""),
        "one text" => $"\"{new string('a', count)}\"",
        "nulls" => List(count, _ => """{"a":null}"""),
        "depth" => string.Concat(Enumerable.Repeat("""{"c":""", count)) + "1" + string.Concat(Enumerable.Repeat(""","k":2}""", count)),
        _ => "{" + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"n{Text(i)}\":1")) + "}",
    };

    private static (string Schema, string Arguments) Dear(string kind, int count) => kind switch
    {
        "unique within unique" => (
            Of("u", """{"uniqueItems":true,"items":{"uniqueItems":true,"items":{"uniqueItems":true,"enum":[[1,2],[3],[4],[5],[6],[7],[8],[9],[10],[1]]}}}"""),
            Holding("u", List(count, i => "[[1],[2," + Text(i) + "],[1,2]]"))),
        "empty names" => (
            Of("o", """{"items":{"patternProperties":{""" + Joined(200, i => "\"^x" + Text(i) + "\":true") + "}}}"),
            Holding("o", List(count, _ => """{"":1}"""))),
        "more patterns than are kept" => (
            Of("o", """{"patternProperties":{""" + Joined(300, i => "\"^(y|z)+" + Text(i) + "$\":true") + "}}"),
            Holding("o", Value("names", count))),
        "long escaped names" => (
            Of("o", """{"required":[""" + Joined(count, i => "\"a" + Text(i % 3) + "\"") + "]}"),
            Holding("o", """{"\u0061""" + new string('x', 2_000_000) + "\":1,\"a0\":1,\"a1\":1,\"a2\":1}")),
        "many choices" => (
            Of("o", """{"items":{"anyOf":[""" + Joined(300, i => """{"properties":{"k":{"const":""" + Text(i) + """}},"required":["k"]}""") + "]}}"),
            Holding("o", List(count, i => """{"k":""" + Text(i % 300) + ",\"v\":\"0123456789012345678901234567890123456789\"}"))),
        "long numbers" => (
            Of("n", """{"type":"integer","multipleOf":3,"minimum":1,"exclusiveMaximum":1e400,"not":{"enum":[1,2,3,4,5,6,7,8,9,10]}}"""),
            Holding("n", new string('9', count))),
        _ => (Of("o", """{"propertyNames":{"pattern":"^(?!x)n[0-9]+$"}}"""), Holding("o", Value("names", count))),
    };

    private static string Of(string name, string schema) => "{\"properties\":{\"" + name + "\":" + schema + "}}";

    private static string Holding(string name, string value) => "{\"" + name + "\":" + value + "}";

    private static string Joined(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static string List(int count, Func<int, string> item) => "[" + string.Join(',', Enumerable.Range(0, count).Select(item)) + "]";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static async Task<(ChatReply Reply, TimeSpan Time)> CallAsync(string schema, string arguments)
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = _ => null });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => { m.BaseUrl = server.BaseUrl; m.ApiKey = "test-key"; });
        server.Enqueue(LoopbackReply.ToolCall("t", arguments, "1"));
        var options = new CallOptions { Timeout = TimeSpan.FromSeconds(5), Tools = [AIFunctionFactory.CreateDeclaration("t", null, Parse(schema))] };
        long started = Stopwatch.GetTimestamp();
        ChatReply reply = await model.ChatAsync("Go.", options);
        return (reply, Stopwatch.GetElapsedTime(started));
    }
}
