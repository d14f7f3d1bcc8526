namespace Relay.Presets;

/// <summary>
/// Remembers what a model came to, for as long as its file is held by somebody, so that an edit of one preset binds no other again. Safe for concurrent use.
/// </summary>
/// <remarks>
/// The outcome is the same as without: a model is bound from its declaration, the fields that hold for it, <c>defaults</c> and <c>providers</c>. One that names a pricing
/// profile depends on more and is bound every time, and so is one that inherits, whose fields are put together anew.
/// </remarks>
internal static class BoundModels
{
    /// <summary>Binds a model, or takes what it came to before.</summary>
    public static AliasModel Bind(AliasBinder binder, Declaration model, Inheritance inheritance)
    {
        if (model.Body.Entry("inherit_from") is not null || model.Body.Entry("pricing_profile") is not null)
        {
            return binder.Bind(model, inheritance.Resolve(model));
        }

        if (model.Bound.Value is { } last && last.IsOf(model, binder))
        {
            foreach (Finding finding in last.Findings)
            {
                binder.Findings.Add(finding);
            }

            return last.Alias;
        }

        binder.Findings.StartRecording();
        AliasModel alias = binder.Bind(model, inheritance.Resolve(model));
        model.Bound.Value = new BoundModel(model, binder.Defaults, binder.Providers.Own, alias, binder.Findings.StopRecording());
        return alias;
    }
}
