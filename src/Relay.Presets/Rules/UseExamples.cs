namespace Relay.Presets;

/// <summary>The examples of the pages about use in C#, as Markdown.</summary>
internal static class UseExamples
{
    public const string UnknownAlias = """
        With a preset that defines `smart`:

        ```cs
        ModelAlias model = RelayRuntime.Get("smrt");      // RLY0701: did you mean 'smart'?
        ```

        Either of these compiles without a word:

        ```cs
        ModelAlias model = RelayRuntime.Get("smart");
        ModelAlias model = Models.Smart;                  // better: a slip is an error of the compiler
        ```

        Parameters of your own are looked at when they are marked:

        ```cs
        public sealed class Summariser([ModelAlias] string model) { }
        ```
        """;

    public const string ToolsMissing = """
        `compound` targets groq/compound, which takes no tools of the caller's:

        ```cs
        await Models.Compound.ChatAsync(prompt, new ChatOptions { Tools = [weather] });   // RLY0702
        ```

        Another alias can:

        ```cs
        await Models.Smart.ChatAsync(prompt, new ChatOptions { Tools = [weather] });
        ```
        """;

    public const string MediaMissing = """
        `fast` targets groq/llama-3.3-70b-versatile, which reads text only:

        ```cs
        ChatMessage question = new(ChatRole.User, [new TextContent("What is this?"), new UriContent(photo, "image/png")]);
        await Models.Fast.ChatAsync([question]);          // RLY0703
        await Models.Smart.ChatAsync([question]);         // gpt-4o sees
        ```
        """;

    public const string StructuredOutputMissing = """
        `old` targets openai/gpt-3.5-turbo, which follows no schema:

        ```cs
        await Models.Old.ChatAsync(prompt, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<Invoice>() });   // RLY0704
        await Models.Smart.ChatAsync(prompt, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<Invoice>() });
        ```
        """;

    public const string ReasoningMissing = """
        `smart` targets openai/gpt-4o, which does not reason:

        ```cs
        await Models.Smart.ChatAsync(prompt, new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.High } });      // RLY0705
        await Models.Thinker.ChatAsync(prompt, new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.High } });    // gpt-5
        ```
        """;

    public const string GroupMembersDiffer = """
        ```yml
        groups:
          default: { members: [smart, compound] }         # compound cannot call tools
        ```

        ```cs
        await Models.Default.ChatAsync(prompt, new ChatOptions { Tools = [weather] });   // RLY0706: only smart will be asked
        ```

        A group of members that all can is what was meant:

        ```yml
        groups:
          default: { members: [smart, second] }
        ```
        """;

    public const string PromptTooLong = """
        ```cs
        const string Handbook = "…";                      // 200,000 characters
        await Models.Small.ChatAsync(Handbook);           // RLY0707: the model reads 8,192 tokens
        await Models.Large.ChatAsync(Handbook);
        ```
        """;

    public const string MaxOutputAboveLimit = """
        ```cs
        await Models.Smart.ChatAsync(prompt, new ChatOptions { MaxOutputTokens = 100_000 });   // RLY0708: gpt-4o gives 16,384
        await Models.Smart.ChatAsync(prompt, new ChatOptions { MaxOutputTokens = 16_384 });
        ```
        """;

    public const string OptionRejected = """
        `thinker` targets openai/gpt-5, which samples in its own way:

        ```cs
        await Models.Thinker.ChatAsync(prompt, new ChatOptions { Temperature = 0.2f });        // RLY0709
        await Models.Thinker.ChatAsync(prompt);
        ```
        """;

    public const string OptionOutOfRange = """
        ```cs
        await Models.Smart.ChatAsync(prompt, new ChatOptions { Temperature = 20 });            // RLY0710: 0 to 2
        await Models.Smart.ChatAsync(prompt, new ChatOptions { Temperature = 0.2f });
        ```
        """;
}
