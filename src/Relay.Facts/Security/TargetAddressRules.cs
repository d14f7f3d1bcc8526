namespace Relay;

/// <summary>Which fields of a target stand in the address of its calls, and whether they can: the same answer for the build and for the run.</summary>
internal static class TargetAddressRules
{
    /// <summary>Why a target's address cannot be made, as a sentence that the field's name begins; null when it can. No value is repeated.</summary>
    /// <param name="spec">The target; where its place comes from the environment, with that filled in.</param>
    /// <param name="wire">The protocol it is called in.</param>
    /// <param name="field">The field, as a preset calls it; empty when there is no problem.</param>
    public static string? Problem(ModelSpec spec, WireProtocol wire, out string field)
    {
        (field, string? fault) = wire switch
        {
            WireProtocol.AzureOpenAI when spec.Deployment is { } deployment => ("deployment", UrlPart.Fault(deployment)),
            WireProtocol.Gemini => ("model", UrlPart.Fault(WithoutCollection(spec.Model))),
            WireProtocol.AzureOpenAI or WireProtocol.BedrockConverse => ("model", UrlPart.Fault(spec.Model)),
            WireProtocol.Vertex => Vertex(spec),
            _ => ("", null),
        };
        if (fault is null && spec.ApiVersion is { } version)
        {
            (field, fault) = ("api_version", UrlPart.Unsendable(version));
        }

        if (fault is null)
        {
            field = "";
            return null;
        }

        return $"its {field} {fault}";
    }

    /// <summary>A model of Gemini without what names its collection.</summary>
    internal static string WithoutCollection(string model) =>
        model.StartsWith("tunedModels/", StringComparison.Ordinal) ? model.Substring("tunedModels/".Length)
        : model.StartsWith("models/", StringComparison.Ordinal) ? model.Substring("models/".Length)
        : model;

    private static (string Field, string? Fault) Vertex(ModelSpec spec)
    {
        var parts = VertexModel.Of(spec.Model);
        if ((UrlPart.Fault(parts.Id) ?? (parts.IsEndpoint ? null : UrlPart.Fault(parts.Publisher))) is { } model)
        {
            return ("model", model);
        }

        if (spec.Project is { } project && UrlPart.Fault(project) is { } ofProject)
        {
            return ("project", ofProject);
        }

        return spec.Location is { } location ? ("location", UrlPart.Fault(location)) : ("", null);
    }
}
