using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Relay.Generators.Tests;

public sealed class EveryPropertyTests
{
    [Fact]
    public void A_spec_with_every_property_set_reads_back_equal()
    {
        ModelSpec spec = (ModelSpec)Filled(typeof(ModelSpec), seed: 1);
        Presets.PresetModel model = SampleModel.Of(new Presets.AliasModel(spec, "a.yaml"));

        object actual = EmittedProject.Of(model).Spec(MemberNames.Of(model).Aliases[0].Member);

        Assert.All(typeof(ModelSpec).GetProperties(), property => Assert.Equal(property.GetValue(spec), property.GetValue(actual)));
        Assert.Equal(spec, actual);
    }

    [Fact]
    public void Specs_with_every_property_set_that_share_their_target_read_back_equal()
    {
        ModelSpec spec = (ModelSpec)Filled(typeof(ModelSpec), seed: 1), other = ModelSpecLiteral.Shared(spec) with { Alias = "other" };
        Presets.PresetModel model = SampleModel.Of(new Presets.AliasModel(spec, "a.yaml"), new Presets.AliasModel(other, "a.yaml"));

        EmittedProject project = EmittedProject.Of(model);

        Assert.Equal(spec, project.Spec(MemberNames.Of(model).Aliases[0].Member));
        Assert.Equal(other, project.Spec("Other"));
        Assert.Contains("RelayTargets", project.Source);
    }

    [Fact]
    public void A_provider_of_the_project_with_every_property_set_reads_back_equal_and_is_one_instance_for_all_its_aliases()
    {
        ProviderFacts provider = (ProviderFacts)Filled(typeof(ProviderFacts), seed: 1);
        ModelSpec one = new("one", provider.Name, "a") { CustomProvider = provider }, other = new("other", provider.Name, "b") { CustomProvider = provider };
        Presets.PresetModel model = SampleModel.Of(new Presets.AliasModel(one, "a.yaml"), new Presets.AliasModel(other, "a.yaml")) with { Providers = new(new Presets.ProviderModel(provider, "a.yaml")) };

        EmittedProject project = EmittedProject.Of(model);
        ProviderFacts actual = ((ModelSpec)project.Spec("One")).CustomProvider!;

        Assert.All(typeof(ProviderFacts).GetProperties(), property => Assert.Equal(property.GetValue(provider), property.GetValue(actual)));
        Assert.Equal(one, project.Spec("One"));
        Assert.Same(actual, ((ModelSpec)project.Spec("Other")).CustomProvider);
    }

    [Fact]
    public void A_group_with_every_property_set_reads_back_equal()
    {
        GroupSpec spec = (GroupSpec)Filled(typeof(GroupSpec), seed: 1);
        Presets.PresetModel model = new(default, new(new Presets.GroupModel(spec, "a.yaml")));

        Assert.Equal(spec, EmittedProject.Of(model).Spec(MemberNames.Of(model).Groups[0].Member));
    }

    [Fact]
    public void The_fill_of_this_test_leaves_no_property_at_its_default()
    {
        foreach (Type type in new[] { typeof(ModelSpec), typeof(ModelParameters), typeof(TokenRates), typeof(TransportSettings), typeof(CredentialReference), typeof(GroupMember), typeof(ProviderFacts), typeof(OpenAIChatDialect) })
        {
            object filled = Filled(type, seed: 1), other = Filled(type, seed: 2);
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property is { CanWrite: true, CanRead: true }))
            {
                Assert.NotNull(property.GetValue(filled));
                Type kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                Assert.True(kind == typeof(bool) || kind.IsEnum || !Equals(property.GetValue(filled), property.GetValue(other)), $"{type.Name}.{property.Name}");
            }
        }
    }

    /// <summary>An object whose settable properties all differ from their defaults, whatever properties the type has by now.</summary>
    private static object Filled(Type type, int seed)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return $"text \"{seed}\"\\\n\u00E9";
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(1)!;
        }

        if (type == typeof(TimeSpan))
        {
            return TimeSpan.FromMilliseconds((1000 * seed) + 1);
        }

        if (type == typeof(ModelCapabilities))
        {
            return new ModelCapabilities(yes: 1 + (4 * seed), no: 2);
        }

        if (type.IsPrimitive || type == typeof(decimal))
        {
            return Convert.ChangeType(type == typeof(int) || type == typeof(long) ? seed + 6 : seed + 0.125, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            Type element = type.GetGenericArguments()[0];
            IList items = Array.CreateInstance(element, 2);
            items[0] = Filled(element, seed);
            items[1] = Filled(element, seed + 1);
            return Activator.CreateInstance(type, items)!;
        }

        object result = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.CanWrite))
        {
            object value = Filled(property.PropertyType, seed++);
            property.SetValue(result, property is { PropertyType: var p } && p == typeof(bool) && DefaultOf(type, property) is true ? false : value);
        }

        return result;
    }

    private static object? DefaultOf(Type type, PropertyInfo property) =>
        type.GetConstructor([]) is { } constructor ? property.GetValue(constructor.Invoke([])) : null;
}
