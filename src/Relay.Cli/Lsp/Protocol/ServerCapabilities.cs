using System.Text.Json;

namespace Relay.Cli;

/// <summary>What the server can, as the answer to <c>initialize</c> says it.</summary>
internal static class ServerCapabilities
{
    /// <summary>Writes the result.</summary>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("result");
        json.WriteStartObject("capabilities");
        json.WriteString("positionEncoding", "utf-16");
        json.WriteStartObject("textDocumentSync");
        json.WriteBoolean("openClose", true);
        json.WriteNumber("change", 2);
        json.WriteBoolean("save", true);
        json.WriteEndObject();
        json.WriteBoolean("hoverProvider", true);
        json.WriteStartObject("completionProvider");
        json.WriteStartArray("triggerCharacters");
        foreach (string trigger in (string[])["/", ":", " ", "\"", "$"])
        {
            json.WriteStringValue(trigger);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("codeActionProvider");
        json.WriteStartArray("codeActionKinds");
        json.WriteStringValue(CodeActionFeature.QuickFix);
        json.WriteStringValue(CodeActionFeature.FixAll);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("workspace");
        json.WriteStartObject("workspaceFolders");
        json.WriteBoolean("supported", true);
        json.WriteBoolean("changeNotifications", true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("serverInfo");
        json.WriteString("name", "relay");
        json.WriteString("version", ToolVersion.Number);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
