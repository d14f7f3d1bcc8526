namespace Relay.Presets;

/// <summary>What a preset in Markdown is called: after its file, and after the folder it lies in below <c>presets</c>.</summary>
/// <param name="Module">The module; null for none.</param>
/// <param name="Preset">The preset within it.</param>
internal sealed record PresetIdentity(string? Module, string Preset)
{
    private const string Root = "presets";
    private const string NoModule = "_default";
    private const string Base = "_base";
    private const int Longest = 64;

    /// <summary>The alias: <c>search/summary</c>, or <c>summary</c> without a module. No name of a YAML preset holds a slash.</summary>
    public string Alias => Module is null ? Preset : Module + "/" + Preset;

    /// <summary>Whether the preset is only there to be inherited from, and gets no class.</summary>
    public bool IsBase => Preset.StartsWith(Base, StringComparison.Ordinal);

    /// <summary>Names a preset by its path, and reports where path and front matter give no name or not the same.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="projectPath">The path from the project's folder.</param>
    /// <param name="root">The front matter, checked; null when it could not be read.</param>
    /// <param name="start">The place of findings about the path.</param>
    public static PresetIdentity Of(FindingSink findings, string projectPath, MappingNode? root, SourceLocation start)
    {
        string[] parts = projectPath.Replace('\\', '/').Split('/');
        string file = parts[parts.Length - 1];
        string preset = file.Substring(0, Math.Max(0, file.LastIndexOf('.')));
        CheckName(findings, preset, Base, "The file's name", start);

        MappingNode? namespaced = root.Mapping("metadata").Mapping(FrontMatterFields.Namespace);
        string? module = ModuleOf(findings, parts, namespaced, start);
        var identity = new PresetIdentity(module == NoModule ? null : module, preset);
        ReportOther(findings, namespaced.Scalar("preset"), "preset", preset);
        ReportOtherName(findings, root.Scalar("name"), identity);
        return identity;
    }

    private static string? ModuleOf(FindingSink findings, string[] parts, MappingNode? namespaced, SourceLocation start)
    {
        ScalarNode? written = namespaced.Scalar("module");
        int folder = -1;
        for (int i = parts.Length - 2; i >= 0 && folder < 0; i--)
        {
            folder = string.Equals(parts[i], Root, StringComparison.OrdinalIgnoreCase) ? i : -1;
        }

        // Outside a folder of presets nothing but the author can tell.
        if (folder < 0)
        {
            return written is not null && CheckName(findings, written.Text, NoModule, "The module", written.Location, written) ? written.Text : null;
        }

        int depth = parts.Length - 2 - folder;
        if (depth > 1)
        {
            findings.Add(SchemaRules.InvalidPresetPath, start, $"An .mda preset lies at most one folder below '{Root}'; move the file to {Root}/{Echo.Plain(parts[parts.Length - 2])}.");
        }

        string? module = depth == 0 ? null : parts[parts.Length - 2];
        if (module is not null)
        {
            CheckName(findings, module, NoModule, "The folder's name", start);
        }

        ReportOther(findings, written, "module", module ?? NoModule);
        return module;
    }

    /// <summary>Whether a name follows the grammar; what begins like <paramref name="special"/> may begin so. One that stands in the file is <paramref name="written"/>.</summary>
    private static bool CheckName(FindingSink findings, string name, string special, string subject, SourceLocation place, ScalarNode? written = null)
    {
        int start = name.StartsWith(special, StringComparison.Ordinal) ? special.Length : 0;
        bool isValid = name.Length is > 0 and <= Longest
            && (start > 0 ? special == Base || name == special : name[0] is >= 'a' and <= 'z');
        for (int i = start; i < name.Length && isValid; i++)
        {
            isValid = name[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';
        }

        if (!isValid)
        {
            string? meant = Mended(name);
            findings.Add(
                SchemaRules.InvalidPresetPath,
                place,
                $"{subject} {Echo.Quote(name)} must be a lower-case letter and at most 63 lower-case letters, digits and underscores, or begin with '{special}'{(meant is null ? "." : $"; '{Echo.Plain(meant)}' would do.")}",
                written is null ? null : SuggestedText.InPlaceOf(written, meant));
        }

        return isValid;
    }

    private static string? Mended(string name)
    {
        var mended = new System.Text.StringBuilder(name.Length);
        foreach (char c in name.ToLowerInvariant())
        {
            mended.Append(c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : '_');
        }

        string text = mended.ToString().Trim('_');
        return text.Length is > 0 and <= Longest && text[0] is >= 'a' and <= 'z' ? text : null;
    }

    private static void ReportOther(FindingSink findings, ScalarNode? written, string field, string actual)
    {
        if (written is not null && written.Text != actual)
        {
            findings.Add(SchemaRules.NameDiffers, written.Location, $"'{field}' says {Echo.Quote(written.Text)}, but by its path it is {Echo.Quote(actual)}, which counts.", SuggestedText.InPlaceOf(written, actual));
        }
    }

    private static void ReportOtherName(FindingSink findings, ScalarNode? name, PresetIdentity identity)
    {
        string written = name?.Text.Replace('-', '_') ?? "";
        if (name is not null && written != identity.Preset && written != identity.Alias.Replace('/', '_'))
        {
            findings.Add(
                SchemaRules.NameDiffers,
                name.Location,
                $"The document is named {Echo.Quote(name.Text)}, but the alias is called {Echo.Quote(identity.Alias)} after the file; name both alike.",
                SuggestedText.InPlaceOf(name, identity.Preset.Replace('_', '-')));
        }
    }
}
