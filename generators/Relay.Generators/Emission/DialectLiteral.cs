using System.Reflection;

namespace Relay.Generators;

/// <summary>A dialect of Chat Completions as a C# expression: all that differs from the standard one.</summary>
/// <remarks>Dialects gain switches with every provider; their properties are asked for once, so that none can be forgotten here.</remarks>
internal static class DialectLiteral
{
    private static readonly PropertyInfo[] Properties = Read();

    /// <summary>Writes the expression.</summary>
    public static void Write(SourceBuilder builder, OpenAIChatDialect dialect)
    {
        builder.Append("new global::Relay.OpenAIChatDialect");
        Initializer initializer = Initializer.OnLine(builder, "()");
        foreach (PropertyInfo property in Properties)
        {
            object? value = property.GetValue(dialect);
            if (!Equals(value, property.GetValue(OpenAIChatDialect.Standard)))
            {
                initializer.Add(property.Name, Literal(value));
            }
        }

        initializer.Close();
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => CSharpLiteral.Of(text),
        bool flag => CSharpLiteral.Of(flag),
        RequestParameters parameters => Flags(parameters),
        Enum word => "global::Relay." + word.GetType().Name + "." + word.ToString(),
        _ => throw new NotSupportedException("A dialect consists of texts, truth values and words, not of " + value.GetType().Name + "."),
    };

    private static string Flags(RequestParameters parameters)
    {
        List<string> flags = [];
        for (int bit = 1; bit <= (int)parameters && bit > 0; bit <<= 1)
        {
            if (((int)parameters & bit) != 0)
            {
                flags.Add(EnumLiteral.Of((RequestParameters)bit));
            }
        }

        return flags.Count == 0 ? EnumLiteral.Of(RequestParameters.None) : string.Join(" | ", flags);
    }

    /// <summary>The properties in an order that is the same on every host.</summary>
    private static PropertyInfo[] Read()
    {
        List<PropertyInfo> properties = [];
        foreach (PropertyInfo property in typeof(OpenAIChatDialect).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.CanWrite)
            {
                properties.Add(property);
            }
        }

        properties.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return [.. properties];
    }
}
