using Relay;

namespace Snippets;

internal static class MarkdownPresets
{
    public static async Task Call()
    {
        ChatReply reply = await Models.Notes.Summary.ChatAsync("A long page …");
        Console.WriteLine(reply.Text);

        ModelAlias byName = RelayRuntime.Get(Models.Names.Notes.Summary); // notes/summary
        Console.WriteLine(await byName.ChatAsync("Another page …"));
    }
}
