using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Relay;

/// <summary>
/// Gives the factory's clients of Relay their defaults. These stand in the options before anything is configured, so that whatever a program configures, for one
/// client or for all (<c>ConfigureHttpClientDefaults</c>), has the last word. Clients that are not Relay's are not touched.
/// </summary>
internal sealed class ClientOptionsFactory(
    IEnumerable<IConfigureOptions<HttpClientFactoryOptions>> setups,
    IEnumerable<IPostConfigureOptions<HttpClientFactoryOptions>> postConfigures,
    IEnumerable<IValidateOptions<HttpClientFactoryOptions>> validations,
    ClientNames names)
    : OptionsFactory<HttpClientFactoryOptions>(setups, postConfigures, validations), IOptionsFactory<HttpClientFactoryOptions>
{
    /// <summary>All clients of a provider have its configuration; only their pools differ.</summary>
    HttpClientFactoryOptions IOptionsFactory<HttpClientFactoryOptions>.Create(string name) => Create(ClientNames.Configured(name));

    protected override HttpClientFactoryOptions CreateInstance(string name)
    {
        HttpClientFactoryOptions options = base.CreateInstance(name);
        if (ClientNames.IsRelays(name))
        {
            // Relay's own limits count.
            options.HttpClientActions.Add(static client => client.Timeout = Timeout.InfiniteTimeSpan);
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = names.CreateHandler(builder.Name));
        }

        return options;
    }
}
