using System.ComponentModel;
using System.Reflection;

namespace Relay.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData(typeof(AliasTable))]
    [InlineData(typeof(CanonicalJson))]
    [InlineData(typeof(CapabilityGap))]
    [InlineData(typeof(CatalogMatch))]
    [InlineData(typeof(CatalogMatchKind))]
    [InlineData(typeof(CustomProviderRules))]
    [InlineData(typeof(EquatableArray<>))]
    [InlineData(typeof(HeaderRules))]
    [InlineData(typeof(LocalModel))]
    [InlineData(typeof(ParameterRules))]
    [InlineData(typeof(PrefillRules))]
    [InlineData(typeof(SecretShapes))]
    [InlineData(typeof(UrlGuard))]
    [InlineData(typeof(UrlVerdict))]
    [InlineData(typeof(WireNames))]
    public void A_type_that_only_generated_code_or_another_part_of_Relay_needs_is_hidden_from_completion(Type type) =>
        Assert.Equal(EditorBrowsableState.Never, type.GetCustomAttribute<EditorBrowsableAttribute>(inherit: false)?.State);

    [Fact]
    public void What_generated_code_calls_on_the_runtime_is_hidden_from_completion()
    {
        MethodInfo[] methods = [.. typeof(RelayRuntime).GetMethods().Where(static method => method.Name == "Register")];

        Assert.NotEmpty(methods);
        Assert.All(methods, static method => Assert.Equal(EditorBrowsableState.Never, method.GetCustomAttribute<EditorBrowsableAttribute>()?.State));
    }
}
