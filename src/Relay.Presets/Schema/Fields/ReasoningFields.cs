namespace Relay.Presets;

/// <summary>The fields of <c>params.reasoning</c> in its long form.</summary>
internal static class ReasoningFields
{
    /// <summary>The words for how much a model reasons, from nothing upwards.</summary>
    public static readonly EquatableArray<string> Efforts = new("none", "minimal", "low", "medium", "high", "xhigh");

    public static readonly MappingDefinition Mapping = new(
        "reasoning",
        "a reasoning setting",
        "How much the model reasons before it answers. Where the provider takes only one of the two, the budget wins if it takes budgets.",
        new FieldDefinition("effort", FieldShapes.Text, "How much, as a word.") { Words = Efforts, HonouredBy = HonouredIn.RequestWriter },
        new FieldDefinition("max_tokens", FieldShapes.WholeNumber, "How much, as a budget.") { Minimum = 0, Unit = "tokens", HonouredBy = HonouredIn.RequestWriter })
    {
        Inheritable = true,
    };
}
