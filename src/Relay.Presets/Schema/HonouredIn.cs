namespace Relay.Presets;

/// <summary>Repository paths of the files that act upon fields, for <see cref="FieldDefinition.HonouredBy"/>.</summary>
internal static class HonouredIn
{
    public const string AliasBinding = "src/Relay/Dispatch/AliasBinding.cs";
    public const string CallContext = "src/Relay/Dispatch/CallContext.cs";
    public const string GroupPath = "src/Relay/Dispatch/GroupPath.cs";
    public const string EndpointPool = "src/Relay/Http/EndpointPool.cs";
    public const string HttpExchange = "src/Relay/Http/HttpExchange.cs";
    public const string HttpRoute = "src/Relay/Http/HttpRoute.cs";
    public const string ParameterRules = "src/Relay.Facts/Parameters/ParameterRules.cs";
    public const string ReasoningWriter = "src/Relay/Wire/OpenAIChat/OpenAIReasoningWriter.cs";
    public const string ToolWriter = "src/Relay/Wire/OpenAIChat/OpenAIToolWriter.cs";
    public const string AssistantMessageWriter = "src/Relay/Wire/OpenAIChat/OpenAIAssistantMessageWriter.cs";
    public const string ContentWriter = "src/Relay/Wire/OpenAIChat/OpenAIContentWriter.cs";
    public const string ModelAlias = "src/Relay/Aliases/ModelAlias.cs";
    public const string CredentialResolver = "src/Relay/Credentials/CredentialResolver.cs";
    public const string VertexAddress = "src/Relay.Facts/Providers/VertexAddress.cs";
    public const string AwsRegion = "src/Relay/Credentials/Aws/AwsRegion.cs";
    public const string AwsProfileSource = "src/Relay/Credentials/Aws/AwsProfileSource.cs";
    public const string GoogleTokens = "src/Relay.Google/GoogleTokens.cs";
    public const string EntraTokens = "src/Relay.Azure/EntraTokens.cs";
    public const string RequestWriter = "src/Relay/Wire/OpenAIChat/OpenAIChatRequestWriter.cs";

    public const string AzureAddress = "src/Relay.Facts/Providers/AzureAddress.cs";

    public const string AliasDocumentation = "generators/Relay.Generators/Emission/AliasDocumentation.cs";
    public const string GroupDocumentation = "generators/Relay.Generators/Emission/GroupDocumentation.cs";

    public const string PresetReader = "src/Relay.Presets/Binding/PresetReader.cs";
    public const string Inheritance = "src/Relay.Presets/Binding/Inheritance.cs";
    public const string AliasBinder = "src/Relay.Presets/Binding/AliasBinder.cs";
    public const string PriceBinder = "src/Relay.Presets/Binding/PriceBinder.cs";
    public const string ProviderBinder = "src/Relay.Presets/Binding/Providers/ProviderBinder.cs";
    public const string ProviderText = "src/Relay.Cli/Lsp/Features/ProviderText.cs";
    public const string ProfileBinder = "src/Relay.Presets/Binding/ProfileBinder.cs";
    public const string GroupBinder = "src/Relay.Presets/Binding/GroupBinder.cs";
    public const string FrontMatterReader = "src/Relay.Presets/Binding/FrontMatter/FrontMatterReader.cs";
    public const string FrontMatterModel = "src/Relay.Presets/Binding/FrontMatter/FrontMatterModel.cs";
    public const string ProviderOptions = "src/Relay.Presets/Binding/FrontMatter/ProviderOptions.cs";
    public const string PresetIdentity = "src/Relay.Presets/Binding/FrontMatter/PresetIdentity.cs";
    public const string NetworkCheck = "src/Relay.Presets/Binding/FrontMatter/NetworkCheck.cs";
    public const string IntegrityCheck = "src/Relay.Presets/Binding/FrontMatter/IntegrityCheck.cs";
    public const string SignatureCheck = "src/Relay.Presets/Binding/FrontMatter/SignatureCheck.cs";
    public const string ModelsSource = "generators/Relay.Generators/Emission/ModelsSource.cs";
    public const string TransportBinder = "src/Relay.Presets/Binding/TransportBinder.cs";
}
