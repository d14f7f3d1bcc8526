namespace Relay.Generators.Tests;

/// <summary>Names and texts that would break C#, its comments or its documentation if they were written down as they are.</summary>
internal static class NastyTexts
{
    private static readonly string[] Breaking =
    [
        "\"", "\"\"", "\"\"\"", "\"\"\"\"\"\"", "\\", "\\\"", "\\\\\"", "\\u0022", "\\x22", "\\N{DOLLAR SIGN}", "'", "'\"'", "@\"", "$\"", "$$\"\"\"", "{", "}", "{{", "}}", "{0}", "{{0}}", "{x:C}",
        "//", "///", "/*", "*/", "/**/", "*/ class Injected { } /*", "// \n class Injected { }", "#if", "#endif", "#error no", "#pragma warning restore", "#line 1 \"x\"", "#nullable disable",
        "<", ">", "&", "&amp;", "&#0;", "&bogus;", "]]>", "<![CDATA[", "</summary>", "</summary><summary>", "<!--", "-->", "<?xml?>", "<see cref=\"Injected\"/>", "<inheritdoc/>", "<T>",
        "\n", "\r", "\r\n", "\t", "\v", "\f", "\0", "\a", "\b", "\u001B[31m", "\u007F", "\u0085", "\u00A0", "\u00AD", "\u200B", "\u200D", "\u200E", "\u202A", "\u202E", "\u2028", "\u2029", "\u2066", "\uFEFF",
        "\uFFFD", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\uDC00\uD800", "😀", "👩‍👩‍👧", "e\u0301", "\u00E9", "ß", "İ", "ı", "日本語", "עברית", "Ω", "ﬁ", "𝒳",
        "", " ", "  leading", "trailing  ", ";", "; class Injected { }", "\"; class Injected { } //", "\" + System.Environment.Exit(1) + \"", "(", ")", "[", "]", "[Obsolete]", "%", "%s", "%00", "$env.A", "${env:A}", "`", "~", "^",
        "\\n\nclass Injected { }", "a\u2028class Injected { }", "a\u2029class Injected { }", "a\u0085class Injected { }", "a\rclass Injected { }", "\u000Bclass Injected { }",
    ];

    private static readonly string[] Names =
    [
        "class", "namespace", "void", "var", "dynamic", "record", "file", "required", "init", "global", "async", "await", "yield", "where", "value", "field", "nameof", "managed", "unmanaged", "scoped", "when", "and", "or", "not", "with",
        "null", "true", "false", "default", "this", "base", "object", "string", "int", "nint", "new", "operator", "checked", "ref", "out", "in", "is", "as",
        "Models", "Names", "All", "Equals", "GetHashCode", "ToString", "Finalize", "MemberwiseClone", "GetType", "ReferenceEquals", "System", "Relay", "App", "ModelAlias", "ModelGroup", "_", "__", "0", "00", "-", "a.b", "a/b", "con",
    ];

    /// <summary>All of them, each once.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Breaking.Concat(Names).Distinct(StringComparer.Ordinal)];
}
