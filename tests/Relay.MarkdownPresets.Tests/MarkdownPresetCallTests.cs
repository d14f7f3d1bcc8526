using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Relay.MarkdownPresets.Tests;

[Feature(17)]
public sealed class MarkdownPresetCallTests
{
    [Fact]
    public async Task A_preset_in_Markdown_answers_and_sends_what_it_says()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("Lisbon"));
        using RelayRuntime runtime = server.CreateRuntime();
        using (RelayRuntime.Use(runtime))
        {
            ChatReply reply = await Models.Extraction.ChatAsync("Where?");
            Assert.Equal("Lisbon", reply.Text);
            Assert.Contains(reply.Warnings, static warning => warning.Contains("reasoning", StringComparison.Ordinal));
        }

        JsonElement body = Assert.Single(server.Requests).Json;
        Assert.Equal("gpt-4.1-mini", body.GetProperty("model").GetString());
        Assert.Equal(2048, body.GetProperty("max_tokens").GetInt32());
        Assert.Equal(0.2, body.GetProperty("temperature").GetDouble());
    }

    [Fact]
    public async Task A_preset_of_a_module_sends_its_thinking_and_its_cache_hint()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("Noted."));
        using RelayRuntime runtime = server.CreateRuntime();
        using (RelayRuntime.Use(runtime))
        {
            Assert.Equal("Noted.", (await Models.Notes.Careful.ChatAsync("A long text.")).Text);
        }

        JsonElement body = Assert.Single(server.Requests).Json;
        Assert.Equal(2048, body.GetProperty("thinking").GetProperty("budget_tokens").GetInt32());
        Assert.Equal("""{"type":"ephemeral","ttl":"1h"}""", body.GetProperty("cache_control").GetRawText());
    }

    [Fact]
    public void A_preset_of_a_module_is_found_by_its_name()
    {
        Assert.Same(Models.Notes.Careful, RelayRuntime.Get("notes/careful"));
        Assert.Equal("notes/careful", Models.Names.Notes.Careful);
    }

    [Fact]
    public async Task A_group_of_a_YAML_preset_has_presets_in_Markdown_as_members()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Error(500, "Out of order."), LoopbackReply.Text("Here."));
        using RelayRuntime runtime = server.CreateRuntime();
        using (RelayRuntime.Use(runtime))
        {
            ChatReply reply = await Models.Reader.ChatAsync("Anybody?");
            Assert.Equal("Here.", reply.Text);
            Assert.Equal("extraction", reply.Member);
        }
    }

    [Fact]
    public void A_preset_of_a_module_comes_from_the_container_by_its_name()
    {
        var services = new ServiceCollection();
        services.AddRelay().AddModels();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.IsType<NotesCarefulModel>(provider.GetRequiredKeyedService<ModelAlias>(Models.Names.Notes.Careful));
    }
}
