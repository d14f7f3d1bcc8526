using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Relay;

namespace Snippets;

internal static class Tools
{
    public static async Task Run()
    {
        AIFunction weather = AIFunctionFactory.Create(
            ([Description("A city.")] string city, [Description("Days ahead.")] int days = 0) => $"{city} in {days} days: 21 degrees", "get_weather", "Forecasts the weather.");
        ChatReply reply = await Models.Default.ChatAsync("Do I need a coat in Lisbon and in Oslo?", new CallOptions
        {
            Tools = [weather],
            ToolInvocation = new ToolInvocation { MaxRounds = 4 },
        });
        Console.WriteLine($"{reply.Message.Text} ({reply.Rounds.Count} rounds, {reply.Cost.TotalUsd} USD)");
    }

    public static async Task RunStream(AIFunction weather)
    {
        var options = new CallOptions { Tools = [weather], ToolInvocation = new ToolInvocation() };
        await foreach (ChatUpdate update in Models.Smart.StreamAsync("Do I need a coat in Oslo?", options))
        {
            Console.Write(update.Kind == ChatUpdateKind.ToolResults ? $"[{update.ToolResults!.Contents.Count} results]\n" : update.ToString());
        }
    }

    public static async Task RunYourself(AIFunction weather)
    {
        List<ChatMessage> conversation = [new(ChatRole.User, "Do I need a coat in Oslo?")];
        var options = new ChatOptions { Tools = [weather] };
        ChatReply reply = await Models.Smart.ChatAsync(conversation, options);
        while (reply.ToolCalls.Count > 0)
        {
            conversation.Add(reply.Message);
            foreach (FunctionCallContent call in reply.ToolCalls)
            {
                object? result = call.Exception is { } wrong
                    ? "Error: " + wrong.Message
                    : await weather.InvokeAsync(new AIFunctionArguments(call.Arguments));
                conversation.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)]));
            }

            reply = await Models.Smart.ChatAsync(conversation, options);
        }

        Console.WriteLine(reply);
    }

    public static async Task Strict(AIFunction weather)
    {
        ChatReply reply = await Models.Smart.ChatAsync("Weather in Oslo?", new CallOptions { Tools = [weather], StrictSchemas = true });
        Console.WriteLine(string.Join('\n', reply.Warnings));
    }

    public static async Task InFull(AIFunction weather)
    {
        try
        {
            await Models.Smart.ChatAsync("Weather in Oslo?", new CallOptions { Tools = [weather], StrictSchemas = true, StrictCompile = true });
        }
        catch (RelayException error) when (error.Violation is { } violation)
        {
            Console.WriteLine($"{violation.Tool}, {violation.Path}: {violation.Keyword}");
        }
    }

    public static async Task Check(JsonElement schema)
    {
        AITool tool = AIFunctionFactory.CreateDeclaration("get_weather", "Forecasts the weather.", schema);
        ChatReply reply = await Models.Smart.ChatAsync("Weather in Oslo?", new ChatOptions { Tools = [tool] });
        foreach (RelayException error in reply.ToolCallErrors)
        {
            Console.WriteLine($"{error.Violation!.Tool}: {error.Violation.Path} {error.Violation.Reason}");
        }
    }
}
