namespace Relay;

/// <summary>The other spellings of a model's id at the clouds that resell models, likeliest first.</summary>
internal static class ModelIdSpellings
{
    // docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support: the areas that a profile's id begins with.
    private static readonly string[] Profiles = ["us.", "eu.", "apac.", "jp.", "au.", "ca.", "sa.", "us-gov.", "global."];

    // learn.microsoft.com/azure/ai-foundry/foundry-models/concepts/deployment-types: global standard is what the undecorated price is for.
    private static readonly string[] GlobalDeployments = ["global/", "global-standard/"];

    /// <summary>The spellings to try after the id itself was not found.</summary>
    /// <param name="provider">Canonical provider name.</param>
    /// <param name="model">The id as a preset writes it.</param>
    public static List<ModelIdSpelling> Of(string provider, string model)
    {
        var spellings = new List<ModelIdSpelling>();
        switch (provider)
        {
            case "azure":
                AddAzure(model, spellings);
                break;
            case "bedrock":
                AddBedrock(model, spellings);
                break;
            case "vertex":
                AddVertex(model, spellings);
                break;
        }

        return spellings;
    }

    private static void AddAzure(string model, List<ModelIdSpelling> spellings)
    {
        foreach (string prefix in GlobalDeployments)
        {
            if (Rest(model, prefix) is { } plain)
            {
                spellings.Add(new(plain, SamePrice: true));
            }
        }
    }

    /// <summary>
    /// <c>arn:aws:bedrock:…:foundation-model/ID</c> and <c>…:inference-profile/ID</c> name the model behind the slash; <c>-v1:0</c> may be left out or carry a
    /// context length (<c>-v1:0:200k</c>); an area's inference profile serves the model whose id follows the area, at a price of its own.
    /// </summary>
    private static void AddBedrock(string model, List<ModelIdSpelling> spellings)
    {
        string id = model;
        if (model.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
        {
            int slash = model.LastIndexOf('/');
            int colon = slash < 0 ? -1 : model.LastIndexOf(':', slash);
            string kind = colon < 0 ? "" : model.Substring(colon + 1, slash - colon - 1);
            if (kind is not ("foundation-model" or "inference-profile"))
            {
                return;
            }

            id = model.Substring(slash + 1);
            spellings.Add(new(id, SamePrice: true));
        }

        AddVersions(id, samePrice: true, spellings);
        foreach (string profile in Profiles)
        {
            if (Rest(id, profile) is { } served)
            {
                spellings.Add(new(served, SamePrice: false));
                AddVersions(served, samePrice: false, spellings);
            }
        }
    }

    private static void AddVersions(string id, bool samePrice, List<ModelIdSpelling> spellings)
    {
        int version = id.LastIndexOf("-v", StringComparison.OrdinalIgnoreCase);
        int colon = version < 0 ? -1 : id.IndexOf(':', version);
        if (colon < 0)
        {
            spellings.Add(new(id + ":0", samePrice)); // …-v1
            spellings.Add(new(id + "-v1:0", samePrice));
            spellings.Add(new(id + "-v1", samePrice));
            return;
        }

        int length = id.IndexOf(':', colon + 1);
        if (length > 0)
        {
            id = id.Substring(0, length); // …-v1:0:200k, how provisioned throughput names a context length
            spellings.Add(new(id, samePrice));
        }

        if (id.EndsWith("-v1:0", StringComparison.OrdinalIgnoreCase))
        {
            spellings.Add(new(id.Substring(0, id.Length - 2), samePrice));
            spellings.Add(new(id.Substring(0, id.Length - 5), samePrice));
        }
    }

    /// <summary>
    /// <c>publishers/anthropic/models/ID</c>, <c>anthropic/ID</c> and <c>ID</c> are one model; so is <c>ID@default</c>.
    /// cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude writes the version behind an at sign.
    /// </summary>
    private static void AddVertex(string model, List<ModelIdSpelling> spellings)
    {
        string id = model;
        if (Rest(id, "publishers/") is { } published && published.IndexOf("/models/", StringComparison.OrdinalIgnoreCase) is > 0 and int at)
        {
            string name = published.Substring(at + "/models/".Length);
            spellings.Add(new(published.Remove(at, "/models".Length), SamePrice: true));
            spellings.Add(new(name, SamePrice: true));
            id = name;
        }
        else if (id.IndexOf('/') is > 0 and int slash)
        {
            id = id.Substring(slash + 1);
            spellings.Add(new(id, SamePrice: true));
        }

        int version = id.IndexOf('@');
        if (version < 0)
        {
            spellings.Add(new(id + "@default", SamePrice: true));
        }
        else if (id.EndsWith("@default", StringComparison.OrdinalIgnoreCase))
        {
            spellings.Add(new(id.Substring(0, version), SamePrice: true));
        }
    }

    private static string? Rest(string id, string prefix) =>
        id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? id.Substring(prefix.Length) : null;
}
