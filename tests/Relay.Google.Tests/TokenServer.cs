using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Relay.Tests;

/// <summary>Google's token endpoint, metadata server and IAM credentials service, on 127.0.0.1; and the environment of a process that finds them there.</summary>
public sealed class TokenServer : IAsyncLifetime
{
    public const string Collection = "google";
    public const string Account = "robot@my-project.iam.gserviceaccount.com";

    private readonly RSA _key = RSA.Create(2048);
    private WebApplication? _application;

    public Uri Address { get; private set; } = null!;

    /// <summary>A folder for credential files, gone when the tests have ended.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("relay-google-").FullName;

    public ConcurrentQueue<TokenCall> Calls { get; } = new();

    /// <summary>What is answered; by default a token for an hour, numbered by the calls so far.</summary>
    public Func<TokenCall, HttpContext, Task>? Answer { get; set; }

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(RespondAsync);
        await _application.StartAsync();
        Address = new Uri(_application.Urls.First());

        // Read once by Google's library, so set before any test and never changed.
        Environment.SetEnvironmentVariable("GCE_METADATA_HOST", Address.Authority);
        Environment.SetEnvironmentVariable("GOOGLE_APPLICATION_CREDENTIALS", WriteAccount("default.json", "default@my-project.iam.gserviceaccount.com"));
    }

    public async Task DisposeAsync()
    {
        await _application!.DisposeAsync();
        _key.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Writes the key file of a service account whose token endpoint is this server.</summary>
    public string WriteAccount(string name, string email = Account)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account",
            ["project_id"] = "my-project",
            ["private_key_id"] = "1",
            ["private_key"] = _key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = email,
            ["client_id"] = "1",
            ["token_uri"] = Address + "token",
        }));
        return path;
    }

    /// <summary>The claims of the assertion that a service account showed; checks its signature.</summary>
    public JsonElement Claims(TokenCall call)
    {
        string assertion = Uri.UnescapeDataString(call.Body.Split('&').Single(pair => pair.StartsWith("assertion=", StringComparison.Ordinal))["assertion=".Length..]);
        string[] parts = assertion.Split('.');
        Assert.True(_key.VerifyData(System.Text.Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Bytes(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return JsonDocument.Parse(Bytes(parts[1])).RootElement.Clone();
    }

    private static byte[] Bytes(string base64Url)
    {
        string text = base64Url.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
    }

    private async Task RespondAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new TokenCall(context.Request.Path.Value!, await reader.ReadToEndAsync(), context.Request.Headers.Authorization.ToString(), context.Request.Headers["Metadata-Flavor"].ToString());
        Calls.Enqueue(call);
        context.Response.Headers["Metadata-Flavor"] = "Google";
        if (Answer is { } answer)
        {
            await answer(call, context);
            return;
        }

        int number = Calls.Count;
        await context.Response.WriteAsJsonAsync(call.Path.EndsWith(":generateAccessToken", StringComparison.Ordinal)
            ? new Dictionary<string, object> { ["accessToken"] = "impersonated-" + number, ["expireTime"] = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) }
            : new Dictionary<string, object> { ["access_token"] = "token-" + number, ["expires_in"] = 3600, ["token_type"] = "Bearer" });
    }
}

/// <summary>A request that the server received.</summary>
public sealed record TokenCall(string Path, string Body, string Authorization, string Flavor);

/// <summary>Tests that share the server, one after the other.</summary>
[CollectionDefinition(TokenServer.Collection)]
public sealed class TokenServerCollection : ICollectionFixture<TokenServer>;
