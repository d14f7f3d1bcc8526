using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What a wire needs to write a request.</summary>
/// <param name="Spec">The alias, with its defaults.</param>
/// <param name="Provider">The provider's facts and dialect.</param>
/// <param name="Messages">The conversation.</param>
/// <param name="Options">What the call asks for over the defaults; null for nothing.</param>
/// <param name="Stream">Whether the answer is to be streamed.</param>
/// <param name="Rejected">The parameters that the target does not take.</param>
/// <param name="Effort">The reasoning effort to send, in the target's own words; null when none was asked for.</param>
/// <param name="Warnings">Collects what was left out; created when first needed.</param>
internal readonly record struct WireRequest(
    ModelSpec Spec,
    ProviderFacts Provider,
    IEnumerable<ChatMessage> Messages,
    ChatOptions? Options,
    bool Stream,
    RequestParameters Rejected,
    string? Effort,
    RequestWarnings Warnings)
{
    /// <summary>The model's name in the body: on Azure that of the deployment, where it has one of its own.</summary>
    public string SentModel => Provider.Wire == WireProtocol.AzureOpenAI ? Spec.Deployment ?? Spec.Model : Spec.Model;

    /// <summary>Whether the target takes a parameter; if not, the reply says what was left out and why.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="name">Its name in the body.</param>
    public bool Takes(RequestParameters parameter, string name)
    {
        if ((Rejected & parameter) == 0)
        {
            return true;
        }

        Warnings.Add($"{name} was not sent: " + (ParameterRules.Explain(Provider, Spec.Model, parameter, Effort, Spec.ApiStyle) ?? $"{Spec.Target} does not take it."));
        return false;
    }
}

/// <summary>What was left out of a request. Costs nothing until the first one.</summary>
internal sealed class RequestWarnings
{
    private List<string>? _items;

    public IReadOnlyList<string> Items => _items ?? (IReadOnlyList<string>)[];

    public void Add(string warning) => (_items ??= []).Add(VisibleText.Of(warning));

    /// <summary>Takes back what was added after the first <paramref name="count"/>: the request is written again.</summary>
    public void KeepFirst(int count) => _items?.RemoveRange(count, _items.Count - count);

    /// <summary>Adds what is not among them yet.</summary>
    public void AddOnce(string warning)
    {
        if (_items?.Contains(warning) != true)
        {
            Add(warning);
        }
    }
}
