using System.Collections;
using System.Reflection;
using System.Text.Json;
using Relay.Tests;

namespace Relay.Hostile.Tests.Secrets;

/// <summary>What serializers, destructuring loggers and debuggers see of objects that hold a key: all that can be read of them.</summary>
public sealed class PublicSurfaceTests
{
    private const string Canary = "canary-4711-of-nobody";

    [Fact]
    public void Nothing_that_can_be_read_of_an_object_shows_its_key()
    {
        var options = new RelayRuntimeOptions { Environment = static _ => Canary };
        options.Providers.For("openai").ApiKey = Canary;
        using var runtime = new RelayRuntime(options);
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelSpecBuilder? builder = null;
        ModelAlias model = RelayRuntime.Model("groq/m", m => (builder, m.ApiKey) = (m, Canary));
        object[] all =
        [
            new CallOptions { ApiKey = Canary },
            new CallOptions { ApiKey = Canary }.Clone(),
            new ProviderOptions { ApiKey = Canary },
            options.Providers,
            CredentialReference.Literal(Canary),
            new AccessTokenRequest(TokenIssuer.GoogleCloud, "scope", CredentialReference.Literal(Canary)),
            model,
            model.Spec,
            builder!,
            runtime,
        ];
        foreach (object one in all)
        {
            Assert.DoesNotContain(Canary, one.ToString() ?? "", StringComparison.Ordinal);
            Walk(one, one.GetType().Name, 0, []);
        }

        foreach (object one in new[] { all[0], all[2], all[4], all[5], model.Spec })
        {
            Assert.DoesNotContain(Canary, JsonSerializer.Serialize(one, one.GetType()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_key_that_is_set_can_be_read_by_who_asks_for_it()
    {
        Assert.Equal(Canary, new CallOptions { ApiKey = Canary }.RevealApiKey());
        Assert.Equal(Canary, ((CallOptions)new CallOptions { ApiKey = Canary }.Clone()).RevealApiKey());
        Assert.Equal(Canary, new ProviderOptions { ApiKey = Canary }.RevealApiKey());
        Assert.Equal(Canary, CredentialReference.Literal(Canary).RevealSecret());
        Assert.Equal(CredentialReference.Literal(Canary), CredentialReference.Literal(Canary));
        Assert.NotEqual(CredentialReference.Literal(Canary), CredentialReference.Literal("another"));
    }

    [Fact]
    public void No_public_type_has_a_text_to_read_that_is_called_a_secret()
    {
        string[] shown =
        [
            .. new[] { typeof(RelayRuntime).Assembly, typeof(ModelSpec).Assembly }
                .SelectMany(static assembly => assembly.GetExportedTypes())
                .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                .Where(static property => property.CanRead && property.PropertyType == typeof(string)
                    && (property.Name.EndsWith("ApiKey", StringComparison.Ordinal) || property.Name is "Secret" or "Password" or "AccessToken" or "SessionToken" or "SecretAccessKey"))
                .Select(static property => property.DeclaringType!.Name + "." + property.Name)
                .Distinct(StringComparer.Ordinal),
        ];
        Assert.Empty(shown);
    }

    /// <summary>Reads every public property, as a destructuring logger does, also those whose getter is not public.</summary>
    private static void Walk(object? value, string path, int depth, HashSet<object> seen)
    {
        if (value is null || depth > 6)
        {
            return;
        }

        if (value is string text)
        {
            Assert.False(text.Contains(Canary, StringComparison.Ordinal), path);
            return;
        }

        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is Delegate or Type || !seen.Add(value))
        {
            return;
        }

        if (value is IEnumerable list)
        {
            int at = 0;
            foreach (object? item in list)
            {
                if (at++ < 50)
                {
                    Walk(item, path + "[]", depth + 1, seen);
                }
            }
        }

        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0 && property.PropertyType is { IsByRef: false, IsByRefLike: false })
            {
                object? read;
                try
                {
                    read = property.GetValue(value);
                }
                catch (TargetInvocationException)
                {
                    continue;
                }

                Walk(read, path + "." + property.Name, depth + 1, seen);
            }
        }
    }
}
