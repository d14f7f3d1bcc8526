namespace Relay.Presets;

/// <summary>Rules about names that must lead somewhere (RLY02xx): providers, models, parents, profiles, identifiers.</summary>
public static class ReferenceRules
{
    /// <summary>A provider that Relay does not know.</summary>
    public static FindingRule UnknownProvider { get; } = new(
        "RLY0201",
        FindingSeverity.Error,
        "Unknown provider",
        "The part of `target` before its first slash is no provider that Relay knows. A provider of your own, or one that Relay does not know yet, is an entry under `providers`; a single server that speaks OpenAI's protocol can also be `openai-compatible` with `base_url`.");

    /// <summary>A model that the catalog does not list.</summary>
    public static FindingRule UnknownModel { get; } = new(
        "RLY0202",
        FindingSeverity.Warning,
        "Model not in the catalog",
        "The catalog lists models of this provider, but not this one. It may be new, private or misspelt: the alias works, without known limits and prices.")
    {
        IsCatalogKnowledge = true,
    };

    /// <summary>A name that is defined twice.</summary>
    public static FindingRule DuplicateName { get; } = new(
        "RLY0203",
        FindingSeverity.Error,
        "Name defined twice",
        "All preset files of a project are one configuration, models and groups share their names, and names of providers are the same in upper and lower case. Rename or remove one of the definitions; until then the first one counts.");

    /// <summary>An <c>inherit_from</c> that names no model.</summary>
    public static FindingRule UnknownParent { get; } = new(
        "RLY0204",
        FindingSeverity.Error,
        "Inherited model does not exist",
        "`inherit_from` names a model of any preset file of the project; there is none of this name.");

    /// <summary>Two names that become the same C# name.</summary>
    public static FindingRule IdentifierCollision { get; } = new(
        "RLY0205",
        FindingSeverity.Error,
        "Names are the same in C#",
        "Names become C# names by writing their parts with capital letters, and these two become the same. Rename one of them.");

    /// <summary>A name that had to be changed to be a C# name.</summary>
    public static FindingRule IdentifierAdjusted { get; } = new(
        "RLY0206",
        FindingSeverity.Info,
        "Name adjusted for C#",
        "The name cannot be a member of the generated class as it is, so an underscore was added.");

    /// <summary>A provider that this version cannot call.</summary>
    public static FindingRule UnsupportedProvider { get; } = new(
        "RLY0207",
        FindingSeverity.Warning,
        "Provider cannot be called by this version",
        "Relay knows the provider but does not speak its protocol yet: a call fails with an error that says so.");

    /// <summary>Models that inherit from each other in a circle.</summary>
    public static FindingRule InheritanceCycle { get; } = new(
        "RLY0208",
        FindingSeverity.Error,
        "Models inherit from each other in a circle",
        "Following `inherit_from` leads back to the same model. Break the circle.");

    /// <summary>A target that is not <c>provider/model</c>.</summary>
    public static FindingRule MalformedTarget { get; } = new(
        "RLY0209",
        FindingSeverity.Error,
        "Target is not provider/model",
        "A target is a provider and the provider's model id, divided by a slash, such as `anthropic/claude-sonnet-4-5`.");

    /// <summary>A pricing profile that does not exist.</summary>
    public static FindingRule UnknownPricingProfile { get; } = new(
        "RLY0210",
        FindingSeverity.Error,
        "Pricing profile does not exist",
        "`pricing_profile` names an entry of `pricing_profiles` of any preset file of the project; there is none of this name.");

    /// <summary>A provider without an address of its own, and no <c>base_url</c>.</summary>
    public static FindingRule MissingBaseUrl { get; } = new(
        "RLY0211",
        FindingSeverity.Error,
        "Address missing",
        "The provider has no address of its own. Say where it is with `base_url`.");

    /// <summary>A target that names a model and no provider, where the model's family says who serves it.</summary>
    public static FindingRule BareModelName { get; } = new(
        "RLY0212",
        FindingSeverity.Info,
        "Target names no provider",
        "A model name of a well-known family (gpt, chatgpt, o1, o3, o4, claude, gemini) is taken to be that maker's own (OpenAI, Anthropic, Google). Write `provider/model`: other providers serve models of the same name.");

    /// <summary>A provider of the project's own that is called like one that Relay knows.</summary>
    public static FindingRule ProviderNameTaken { get; } = new(
        "RLY0213",
        FindingSeverity.Error,
        "Provider has the name of a known one",
        "A target must mean the same in every project, so an entry of `providers` cannot be called like a provider that Relay knows, nor like another name of one. Choose another name. To send the calls of a known provider elsewhere, give its models a `base_url`.");

    /// <summary>A <c>like</c> or <c>route_to</c> that names no provider.</summary>
    public static FindingRule UnknownOtherProvider { get; } = new(
        "RLY0214",
        FindingSeverity.Error,
        "Provider to follow does not exist",
        "`like` and `route_to` name a provider that Relay knows by itself; there is none of this name.");

    /// <summary>A <c>like</c> that names a provider of another protocol.</summary>
    public static FindingRule OtherWire { get; } = new(
        "RLY0215",
        FindingSeverity.Error,
        "Provider to follow speaks another protocol",
        "`like` takes over how a provider's protocol is spoken, and this provider speaks another one. Name one of the same `wire`, or remove `like`. For the prices and limits of a provider's models there is `route_to`.");

    /// <summary>A provider of the project's own that no target names.</summary>
    public static FindingRule UnusedProvider { get; } = new(
        "RLY0216",
        FindingSeverity.Info,
        "Provider is not used",
        "No target of the project names the entry of `providers`. It is compiled in all the same, so that configuration can name it when the program runs.");

    /// <summary>A region or location that is not written as the cloud writes its own, or in which the model is not.</summary>
    public static FindingRule UnlikelyRegion { get; } = new(
        "RLY0217",
        FindingSeverity.Warning,
        "Region leads nowhere",
        "The region is a part of the host that is called, and an ARN, an inference profile or an address is only there in its own. AWS calls its regions `us-east-1` or `eu-central-1`, Google Cloud its locations `us-east1` or `europe-west4`, besides `global`, `us` and `eu`. Names of zones and of cities, and those of the other cloud, lead nowhere.");

    /// <summary>An <c>api_version</c> that Azure does not have, or not at this address.</summary>
    public static FindingRule UnlikelyApiVersion { get; } = new(
        "RLY0218",
        FindingSeverity.Warning,
        "API version does not fit",
        "Versions of Azure's API are dates, such as `2024-10-21` or `2025-04-01-preview`. At an address that ends in `/openai/v1` no version is needed, and the only ones that are understood are `v1`, `preview` and `latest`, which are understood nowhere else.");

    /// <summary>An <c>api_style</c> that the provider does not have.</summary>
    public static FindingRule StyleNotOffered { get; } = new(
        "RLY0219",
        FindingSeverity.Error,
        "Provider does not have this API style",
        "`api_style: responses` asks for OpenAI's Responses API, which not every provider has. Leave it out, or write `chat_completions`, for the protocol that the provider has anyway.");

    /// <summary>More text than inheritance may multiply.</summary>
    public static FindingRule InheritsTooMuch { get; } = new(
        "RLY0220",
        FindingSeverity.Error,
        "Models inherit too much",
        "What a model inherits is written out again for it in the generated code: a long text in a model that many inherit from would make more code than a compiler can read. All that the models of a project inherit may come to 4,000,000 characters, each entry counted with 16. From the model in which it is more, by the order of names, only fields of at most 256 characters are inherited.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All =>
    [
        UnknownProvider, UnknownModel, DuplicateName, UnknownParent, IdentifierCollision, IdentifierAdjusted, UnsupportedProvider, InheritanceCycle,
        MalformedTarget, UnknownPricingProfile, MissingBaseUrl, BareModelName,
        ProviderNameTaken, UnknownOtherProvider, OtherWire, UnusedProvider, UnlikelyRegion, UnlikelyApiVersion, StyleNotOffered, InheritsTooMuch,
    ];
}
