using System.Text.Json;
using System.Text.Json.Serialization;

namespace Relay.Cli;

/// <summary>The protocol's types as JSON, by source generation.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InitializeParams))]
[JsonSerializable(typeof(DidOpenParams))]
[JsonSerializable(typeof(DidChangeParams))]
[JsonSerializable(typeof(TextDocumentParams))]
[JsonSerializable(typeof(PositionParams))]
[JsonSerializable(typeof(CodeActionParams))]
[JsonSerializable(typeof(WorkspaceFoldersParams))]
[JsonSerializable(typeof(PublishDiagnosticsParams))]
[JsonSerializable(typeof(LspHover))]
[JsonSerializable(typeof(CompletionList))]
[JsonSerializable(typeof(CodeAction[]))]
internal sealed partial class LspJson : JsonSerializerContext;
