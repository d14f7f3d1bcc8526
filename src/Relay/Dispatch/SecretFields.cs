using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Refuses fields of a request that can only be meant as a credential (<see cref="SecretParameters"/>): no body carries one.</summary>
internal static class SecretFields
{
    /// <summary>The name of a preset's parameter that is a credential; null where none is.</summary>
    public static string? In(ModelParameters parameters)
    {
        foreach (ExtraParameter extra in parameters.Extra.Items)
        {
            if (SecretParameters.IsSecret(extra.Name))
            {
                return extra.Name;
            }

            if (SecretParameters.HoldsHeaders(extra.Name) && Within(extra.Json) is { } within)
            {
                return extra.Name + "." + within;
            }
        }

        return null;
    }

    /// <summary>The name of a call's property that is a credential; null where none is.</summary>
    public static string? In(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null)
        {
            return null;
        }

        foreach (KeyValuePair<string, object?> property in properties)
        {
            if (property.Value is not null && SecretParameters.IsSecret(property.Key))
            {
                return property.Key;
            }

            if (property.Value is not null && SecretParameters.HoldsHeaders(property.Key) && Text(property.Value) is { } json && Within(json) is { } within)
            {
                return property.Key + "." + within;
            }
        }

        return null;
    }

    /// <summary>What cannot be written is refused where it is written, with its reason.</summary>
    private static string? Text(object value)
    {
        try
        {
            return JsonValues.ToText(value);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static string? Within(string json)
    {
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } name && SecretParameters.IsSecret(name))
                {
                    return name;
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Refused where it is written.
        }

        return null;
    }
}
