using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Relay;

namespace Snippets;

internal static class Hosting
{
    public static void Add(HostApplicationBuilder builder)
    {
        builder.Services.AddRelay(builder.Configuration.GetSection("Relay")).AddModels();
    }

    internal sealed class Assistant(SmartModel smart, [FromKeyedServices(Models.Names.FastCheap)] IChatClient cheap)
    {
        public async Task<string> AnswerAsync(string question) =>
            question.Length < 100 ? (await cheap.GetResponseAsync(question)).Text : (await smart.ChatAsync(question)).Text;
    }
}
