using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes tools that the provider runs itself. What a tool has among its additional properties joins its own fields.</summary>
/// <remarks>Source: platform.openai.com/docs/api-reference/responses/create, tools.</remarks>
internal static class ResponsesHostedToolWriter
{
    public static void Write(Utf8JsonWriter writer, AITool tool, in WireRequest request)
    {
        string type = Type(tool) ?? throw new RelayException(
            RelayErrorKind.ToolSchema,
            $"The tool '{tool.Name}' ({tool.GetType().Name}) cannot be sent to {request.Spec.Target}: Responses takes functions, web search, file search, code interpreter, image generation and MCP servers. Any other tool of the API can be given as JSON in AdditionalProperties[\"tools\"].");
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        switch (tool)
        {
            case HostedCodeInterpreterTool code when !Has(code, "container"):
                WriteContainer(writer, code);
                break;
            case HostedFileSearchTool search:
                WriteFileSearch(writer, search);
                break;
            case HostedMcpServerTool server:
                ResponsesMcpToolWriter.Write(writer, server);
                break;
        }

        foreach (KeyValuePair<string, object?> entry in tool.AdditionalProperties)
        {
            writer.WritePropertyName(entry.Key);
            JsonValues.Write(writer, entry.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the members of a choice that names a tool of the provider's.</summary>
    public static void WriteChoice(Utf8JsonWriter writer, AITool tool)
    {
        writer.WriteString("type"u8, Type(tool));
        if (tool is HostedMcpServerTool server)
        {
            writer.WriteString("server_label"u8, server.ServerName);
        }
    }

    private static string? Type(AITool tool) => tool switch
    {
        HostedWebSearchTool => "web_search",
        HostedFileSearchTool => "file_search",
        HostedCodeInterpreterTool => "code_interpreter",
        HostedMcpServerTool => "mcp",
        _ when tool.Name == "image_generation" => "image_generation",
        _ when tool.Name == "tool_search" => "tool_search",
        _ => null,
    };

    private static void WriteContainer(Utf8JsonWriter writer, HostedCodeInterpreterTool tool)
    {
        writer.WriteStartObject("container"u8);
        writer.WriteString("type"u8, "auto"u8);
        bool isOpen = false;
        foreach (AIContent input in tool.Inputs ?? [])
        {
            if (input is HostedFileContent file)
            {
                if (!isOpen)
                {
                    writer.WriteStartArray("file_ids"u8);
                    isOpen = true;
                }

                writer.WriteStringValue(file.FileId);
            }
        }

        if (isOpen)
        {
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteFileSearch(Utf8JsonWriter writer, HostedFileSearchTool tool)
    {
        if (!Has(tool, "vector_store_ids"))
        {
            writer.WriteStartArray("vector_store_ids"u8);
            foreach (AIContent input in tool.Inputs ?? [])
            {
                if (input is HostedVectorStoreContent store)
                {
                    writer.WriteStringValue(store.VectorStoreId);
                }
            }

            writer.WriteEndArray();
        }

        if (tool.MaximumResultCount is { } most && !Has(tool, "max_num_results"))
        {
            writer.WriteNumber("max_num_results"u8, most);
        }
    }

    private static bool Has(AITool tool, string name) => tool.AdditionalProperties.ContainsKey(name);
}
