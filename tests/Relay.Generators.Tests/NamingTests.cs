using FsCheck;
using FsCheck.Fluent;
using Relay.Presets;

namespace Relay.Generators.Tests;

public sealed class NamingTests
{
    [Theory]
    [InlineData("fast-cheap", "FastCheap")]
    [InlineData("gpt-4.1", "Gpt4_1")]
    [InlineData("4o", "_4o")]
    [InlineData("models", "Models_")]
    [InlineData("names", "Names_")]
    [InlineData("to-string", "ToString_")]
    [InlineData("get-type", "GetType_")]
    [InlineData("memberwise-clone", "MemberwiseClone_")]
    [InlineData("class", "Class")]
    public void A_name_becomes_a_property_that_no_class_has_already(string name, string property)
    {
        EmittedProject project = EmittedProject.Of(SampleModel.Of(SampleModel.Alias(name)));

        Assert.Equal(name, project.Names[property]);
        Assert.Equal(name, ((ModelAlias)project.Member(property)).Name);
    }

    [Fact]
    public void Names_that_become_the_same_still_compile_and_stay_apart()
    {
        PresetModel model = new(
            new(SampleModel.Alias("fast-cheap"), SampleModel.Alias("fast.cheap"), SampleModel.Alias("fast_cheap")),
            new(new GroupModel(new GroupSpec("FastCheap", GroupStrategy.Fallback), "a.yaml")));

        EmittedProject project = EmittedProject.Of(model);

        Assert.Equal(["FastCheap", "FastCheap_", "FastCheap_2", "FastCheap_3"], project.Names.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("fast_cheap", ((ModelAlias)project.Member("FastCheap_2")).Name);
    }

    [Fact]
    public void A_group_called_model_does_not_hide_the_base_class()
    {
        PresetModel model = new(default, new(
            new GroupModel(new GroupSpec("a", GroupStrategy.Fallback), "a.yaml"), new GroupModel(new GroupSpec("model", GroupStrategy.Fallback), "a.yaml")));

        Assert.Equal("model", ((ModelGroup)EmittedProject.Of(model).Member("Model")).Name);
    }

    [Fact]
    public void An_alias_may_be_called_as_the_class_that_the_project_chose()
    {
        EmittedProject project = EmittedProject.Of(SampleModel.Of(SampleModel.Alias("llm"), SampleModel.Alias("llm-model")), className: "LlmModel");

        Assert.Equal(["LlmModel_", "Llm"], project.Names.Keys.OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Names")]
    [InlineData("RelaySpecs")]
    [InlineData("RelayRegistration")]
    [InlineData("RelayTargets")]
    [InlineData("SmartModel")]
    [InlineData("ToString")]
    public void A_class_may_be_called_as_something_that_stands_in_or_beside_it(string chosen)
    {
        EmittedProject project = EmittedProject.Of(SampleModel.Of(SampleModel.Alias("smart"), SampleModel.Alias("names")), className: chosen);

        Assert.Equal("smart", ((ModelAlias)project.Member("Smart")).Name);
    }

    [Fact]
    public void A_name_that_is_longer_than_the_compiler_takes_still_compiles()
    {
        string name = new('l', 2000);

        EmittedProject project = EmittedProject.Of(SampleModel.Of(SampleModel.Alias(name), SampleModel.Alias(name + "l")));

        Assert.Equal([name, name + "l"], project.Names.Values.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_names_there_are_the_class_compiles_and_gives_them_back()
    {
        string[] names = [.. ArbMap.Default.GeneratorFor<NonEmptyString>().Sample(300, 40).Select(static name => name.Get).Distinct(StringComparer.Ordinal)];

        EmittedProject project = EmittedProject.Of(SampleModel.Of([.. names.Select(static name => SampleModel.Alias(name))]));

        Assert.Equal(names.Order(StringComparer.Ordinal), project.Names.Values.Order(StringComparer.Ordinal));
    }
}
