using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The <c>anthropic-beta</c> header: what the request needs by itself, and what the caller named under <c>anthropic_beta</c>.</summary>
/// <remarks>Source: platform.claude.com/docs/en/api/beta-headers and build-with-claude/files.</remarks>
internal static class AnthropicBetas
{
    /// <summary>The extra parameter that names betas: a text, or a list of texts. It never goes into the body.</summary>
    public const string Parameter = "anthropic_beta";

    private const string Files = "files-api-2025-04-14";

    public static ProviderHeader? Header(in WireRequest request)
    {
        string? named = Named(request);
        if (named?.Contains(Files, StringComparison.Ordinal) != true && HasHostedFile(request.Messages))
        {
            named = named is null ? Files : named + "," + Files;
        }

        return named is null ? null : new ProviderHeader("anthropic-beta", named);
    }

    private static string? Named(in WireRequest request)
    {
        if (request.Options?.AdditionalProperties?.TryGetValue(Parameter, out object? own) == true)
        {
            return Text(JsonValues.ToText(own));
        }

        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (extra.Name == Parameter)
            {
                return Text(extra.Json);
            }
        }

        return null;
    }

    /// <summary>Joins a JSON text or list of texts by commas; null for anything else.</summary>
    private static string? Text(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (root.ValueKind == JsonValueKind.String)
        {
            return root.GetString();
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        string? all = null;
        foreach (JsonElement item in root.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                all = all is null ? item.GetString() : all + "," + item.GetString();
            }
        }

        return all;
    }

    private static bool HasHostedFile(IEnumerable<ChatMessage> messages)
    {
        foreach (ChatMessage message in messages)
        {
            foreach (AIContent content in new ContentSequence(message.Contents))
            {
                if (content is HostedFileContent)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
