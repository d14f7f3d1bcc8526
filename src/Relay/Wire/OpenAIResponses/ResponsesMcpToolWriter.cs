using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes an MCP server that the provider talks to: where it is, what of it may be called, and what somebody has to allow first.</summary>
internal static class ResponsesMcpToolWriter
{
    public static void Write(Utf8JsonWriter writer, HostedMcpServerTool server)
    {
        writer.WriteString("server_label"u8, server.ServerName);
        if (!string.IsNullOrEmpty(server.ServerDescription))
        {
            writer.WriteString("server_description"u8, server.ServerDescription);
        }

        // A connector of OpenAI's own is known by an id and has no address.
        bool isAddress = Uri.TryCreate(server.ServerAddress, UriKind.Absolute, out _);
        writer.WriteString(isAddress ? "server_url"u8 : "connector_id"u8, server.ServerAddress);
        WriteHeaders(writer, server);
        if (server.AllowedTools is { Count: > 0 } allowed)
        {
            WriteNames(writer, "allowed_tools", allowed);
        }

        WriteApproval(writer, server.ApprovalMode);
    }

    /// <summary>The key of the server goes as <c>authorization</c>, where the API keeps it out of what it stores and gives back.</summary>
    private static void WriteHeaders(Utf8JsonWriter writer, HostedMcpServerTool server)
    {
        const string Bearer = "Bearer ";
        bool isOpen = false;
        foreach (KeyValuePair<string, string> header in server.Headers ?? new Dictionary<string, string>())
        {
            if (header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && header.Value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!isOpen)
            {
                writer.WriteStartObject("headers"u8);
                isOpen = true;
            }

            writer.WriteString(header.Key, header.Value);
        }

        if (isOpen)
        {
            writer.WriteEndObject();
        }

        foreach (KeyValuePair<string, string> header in server.Headers ?? new Dictionary<string, string>())
        {
            if (header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && header.Value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            {
                writer.WriteString("authorization"u8, header.Value.AsSpan(Bearer.Length).Trim());
            }
        }
    }

    private static void WriteApproval(Utf8JsonWriter writer, HostedMcpServerToolApprovalMode? mode)
    {
        switch (mode)
        {
            case HostedMcpServerToolAlwaysRequireApprovalMode:
                writer.WriteString("require_approval"u8, "always"u8);
                break;
            case HostedMcpServerToolNeverRequireApprovalMode:
                writer.WriteString("require_approval"u8, "never"u8);
                break;
            case HostedMcpServerToolRequireSpecificApprovalMode specific:
                writer.WriteStartObject("require_approval"u8);
                WriteGroup(writer, "always", specific.AlwaysRequireApprovalToolNames);
                WriteGroup(writer, "never", specific.NeverRequireApprovalToolNames);
                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteGroup(Utf8JsonWriter writer, string name, IList<string>? tools)
    {
        if (tools is { Count: > 0 })
        {
            writer.WriteStartObject(name);
            WriteNames(writer, "tool_names", tools);
            writer.WriteEndObject();
        }
    }

    private static void WriteNames(Utf8JsonWriter writer, string field, IEnumerable<string> names)
    {
        writer.WriteStartArray(field);
        foreach (string name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
