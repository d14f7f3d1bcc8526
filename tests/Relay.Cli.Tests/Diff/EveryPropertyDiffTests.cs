using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Relay.Cli.Tests;

/// <summary>Whatever becomes different in what is compiled in is told by <c>relay diff</c>, also in properties that are added later.</summary>
public sealed class EveryPropertyDiffTests
{
    private static readonly ProviderFacts Gateway = new("my-gateway", WireProtocol.OpenAIChat, "https://llm.example.com/v1")
    {
        Tokens = new(TokenIssuer.MicrosoftEntra, "scope"),
        SecretHeader = new("x-second", "SECOND_KEY"),
        Responses = new(),
        Credential = new(CredentialKind.AwsProfile, "research"),
    };

    private static readonly ModelSpec Spec = new("smart", "openai", "gpt-4o") { Credential = new(CredentialKind.AwsProfile, "research") };

    // Told under another heading, or about somebody else; and of a key that is written out nothing is told.
    private static readonly string[] Elsewhere =
    [
        "ProviderFacts.Name", "ModelSpec.Alias", "ModelSpec.CustomProvider", "ModelSpec.Prices", "ModelSpec.Capabilities", "CredentialReference.Secret", "ModelParameters.Extra",
    ];

    public static TheoryData<string> OfProviders() => Names(typeof(ProviderFacts), typeof(OpenAIChatDialect), typeof(ResponsesDialect), typeof(ProviderSecretHeader), typeof(ProviderTokens), typeof(CredentialReference));

    public static TheoryData<string> OfModels() => Names(typeof(ModelSpec), typeof(ModelParameters), typeof(TransportSettings), typeof(CredentialReference));

    [Theory]
    [MemberData(nameof(OfProviders))]
    public void A_change_of_a_provider_of_the_project_is_told(string property)
    {
        ProviderFacts changed = property.Split('.')[0] switch
        {
            nameof(OpenAIChatDialect) => Gateway with { Dialect = Changed(Gateway.Dialect, property) },
            nameof(ResponsesDialect) => Gateway with { Responses = Changed(Gateway.Responses!, property) },
            nameof(ProviderSecretHeader) => Gateway with { SecretHeader = Changed(Gateway.SecretHeader!, property) },
            nameof(ProviderTokens) => Gateway with { Tokens = Changed(Gateway.Tokens!, property) },
            nameof(CredentialReference) => Gateway with { Credential = Changed(Gateway.Credential!, property) },
            _ => Changed(Gateway, property),
        };

        var changes = new List<PresetChange>();
        ProviderDiff.Add(changes, new(new ProviderModel(Gateway, "a.yaml")), new(new ProviderModel(changed, "a.yaml")));

        Assert.NotEmpty(changes);
        Assert.All(changes, static change => Assert.Equal((ChangeKind.Provider, "my-gateway"), (change.Kind, change.Name)));
    }

    [Theory]
    [MemberData(nameof(OfModels))]
    public void A_change_of_a_model_is_told(string property)
    {
        ModelSpec changed = property.Split('.')[0] switch
        {
            nameof(ModelParameters) => Spec with { Parameters = Changed(Spec.Parameters, property) },
            nameof(TransportSettings) => Spec with { Transport = Changed(Spec.Transport, property) },
            nameof(CredentialReference) => Spec with { Credential = Changed(Spec.Credential!, property) },
            _ => Changed(Spec, property),
        };

        var changes = new List<PresetChange>();
        AliasDiff.Add(changes, Spec, changed);

        Assert.NotEmpty(changes);
    }

    [Fact]
    public void What_comes_with_the_provider_that_another_one_is_like_is_told_by_its_name()
    {
        PresetModel Model(string like) => PresetCompiler.Compile(
            [new PresetInput("a.yaml", $"version: 1\nproviders:\n  mine: {{ wire: openai-chat, base_url: https://llm.example.com/v1, like: {like} }}\nmodels:\n  m: {{ target: mine/m }}\n", true)], new()).Model;

        string[] fields = [.. PresetDiff.Between(Model("openai"), Model("groq")).Select(static change => change.Field!)];

        Assert.Superset(new HashSet<string> { "like", "dialect.strict_answers", "dialect.tool_call_ids", "dialect.bills_by_service_tier", "strip_think_tags" }, fields.ToHashSet(StringComparer.Ordinal));
    }

    private static TheoryData<string> Names(params Type[] types) => new(
        types.SelectMany(static type => Writable(type).Select(property => type.Name + "." + property.Name)).Where(static name => !Elsewhere.Contains(name)));

    private static IEnumerable<PropertyInfo> Writable(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.CanWrite);

    /// <summary>A copy in which one property has another value.</summary>
    private static T Changed<T>(T original, string property)
        where T : class
    {
        T copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(original, null)!;
        PropertyInfo changed = Writable(typeof(T)).Single(each => property.EndsWith("." + each.Name, StringComparison.Ordinal));
        changed.SetValue(copy, Other(changed.PropertyType, changed.GetValue(original)));
        Assert.NotEqual(original, copy);
        return copy;
    }

    private static object? Other(Type type, object? value)
    {
        Type kind = Nullable.GetUnderlyingType(type) ?? type;
        if (kind == typeof(string))
        {
            return value + "-other";
        }

        if (kind == typeof(bool))
        {
            return value is not true;
        }

        if (kind.IsEnum)
        {
            return Enum.GetValues(kind).Cast<object>().First(each => !each.Equals(value));
        }

        if (kind == typeof(TimeSpan))
        {
            return TimeSpan.FromSeconds(7);
        }

        if (kind.IsPrimitive || kind == typeof(decimal))
        {
            return Convert.ChangeType(7, kind, CultureInfo.InvariantCulture);
        }

        if (kind.IsGenericType && kind.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            Type element = kind.GetGenericArguments()[0];
            IList items = Array.CreateInstance(element, 1);
            items[0] = element == typeof(string) ? "other" : element == typeof(ProviderHeader) ? new ProviderHeader("x-other", "other") : throw new NotSupportedException(element.Name);
            return Activator.CreateInstance(kind, items);
        }

        // Something with properties of its own, which have their turn: here it only goes or changes as a whole.
        return kind == typeof(OpenAIChatDialect) ? OpenAIChatDialect.Standard with { SeedField = "other" }
            : kind == typeof(ModelParameters) ? ModelParameters.None with { Seed = 7 }
            : kind == typeof(TransportSettings) ? TransportSettings.Default with { Http2 = false }
            : value is not null ? null : throw new NotSupportedException(kind.Name);
    }
}
