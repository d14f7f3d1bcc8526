using System.Text;

namespace Relay.Presets;

/// <summary>Writes the field table as the reference page of the documentation.</summary>
public static class ReferencePageWriter
{
    /// <summary>The page as Markdown with LF line ends.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("# Preset reference\n\n");
        page.Append("<!-- Written from the field table (src/Relay.Presets/Schema). Change the table and run the tests of Relay.Presets with RELAY_UPDATE=1. -->\n\n");
        page.Append("Every field of a preset file, in YAML or in JSON. Fields marked *no effect yet* are part of the language, but this version does nothing with them;\n");
        page.Append("writing one gives the warning RLY0107. `presets/schema/relay.schema.json` holds the same for editors:\n\n");
        page.Append("```yaml\n# yaml-language-server: $schema=<path to>/relay.schema.json\nversion: 1\nmodels:\n  smart:\n    target: anthropic/claude-sonnet-4-5\n```\n");
        foreach (MappingDefinition mapping in FieldTable.All)
        {
            Write(page, mapping);
        }

        page.Append("\n# Front matter of `.mda` presets\n\n");
        page.Append("A preset may also be a Markdown file with front matter in the form of MDA 1.0; [presets in Markdown](mda-presets.md) tells how it is named, checked and signed.\n");
        page.Append("`presets/schema/relay.mda.schema.json` holds the same for editors.\n");
        foreach (MappingDefinition mapping in FieldTable.FrontMatter)
        {
            Write(page, mapping);
        }

        return page.ToString();
    }

    /// <summary>The heading of a mapping: where it stands in a preset.</summary>
    internal static string Heading(MappingDefinition mapping) => mapping.Name switch
    {
        "preset" => "The file",
        "model" => "`models.<name>`",
        "credential" => "`models.<name>.credential` and `providers.<name>.credential`",
        "params" => "`models.<name>.params`",
        "reasoning" => "`models.<name>.params.reasoning`",
        "capabilities" => "`models.<name>.capabilities`",
        "rates" => "`models.<name>.cost` and `pricing_profiles.<name>.fixed_overrides.<target>`",
        "provider" => "`providers.<name>`",
        "secret_header" => "`providers.<name>.secret_header`",
        "dialect" => "`providers.<name>.dialect`",
        "pricing_profile" => "`pricing_profiles.<name>`",
        "group" => "`groups.<name>`",
        "member" => "`groups.<name>.members[]`",
        "front_matter" => "The front matter",
        "front_matter_metadata" => "`metadata`",
        "signature" => "`signatures[]`",
        "llmix" => "`metadata.snoai-llmix`",
        "llmix_common" => "`metadata.snoai-llmix.common`",
        "llmix_timeout" => "`metadata.snoai-llmix.timeout`",
        "llmix_caching" => "`metadata.snoai-llmix.caching`",
        "llmix_options" => "`metadata.snoai-llmix.providerOptions`",
        "options_openai" => "`providerOptions.openai`",
        "options_anthropic" => "`providerOptions.anthropic`",
        "options_anthropic_thinking" => "`providerOptions.anthropic.thinking`",
        "options_anthropic_cache" => "`providerOptions.anthropic.cacheControl`",
        "options_google" => "`providerOptions.google`",
        "options_google_thinking" => "`providerOptions.google.thinkingConfig`",
        "options_google_safety" => "`providerOptions.google.safetySettings[]`",
        "options_deepseek" => "`providerOptions.deepseek`",
        "options_deepseek_thinking" => "`providerOptions.deepseek.thinking`",
        "options_openrouter" => "`providerOptions.openrouter`",
        "options_sno_gpu" => "`providerOptions.sno-gpu`",
        _ => "`" + mapping.Name + "`",
    };

    private static void Write(StringBuilder page, MappingDefinition mapping)
    {
        page.Append("\n## ").Append(Heading(mapping)).Append("\n\n").Append(mapping.Doc).Append("\n\n");
        page.Append("| Field | Value | Default | Meaning |\n|---|---|---|---|\n");
        foreach (FieldDefinition field in mapping.Fields)
        {
            page.Append("| `").Append(field.Name).Append("` | ")
                .Append(Cell(Value(field))).Append(" | ")
                .Append(field.Required ? "required" : field.Default is null ? "" : "`" + field.Default + "`").Append(" | ")
                .Append(Cell(Meaning(mapping, field))).Append(" |\n");
        }
    }

    private static string Value(FieldDefinition field)
    {
        string value = FieldExpectation.Of(field);
        return field.MappingName is null ? value : value + " (" + Link(field.MappingName) + ")";
    }

    private static string Meaning(MappingDefinition mapping, FieldDefinition field)
    {
        var meaning = new StringBuilder(field.Doc);
        if (field.Variants.Count > 0)
        {
            meaning.Append(" For `").Append(mapping.Discriminator).Append("` ").Append(Echo.OneOf(field.Variants)).Append('.');
        }

        if (field.HonouredBy is null)
        {
            meaning.Append(" *No effect yet.*");
        }
        else if (field.WordsWithoutEffect.Count > 0)
        {
            meaning.Append(" *No effect yet:* ").Append(string.Join(", ", field.WordsWithoutEffect)).Append('.');
        }

        return meaning.ToString();
    }

    /// <summary>A link to the section of a mapping, with the anchor that GitHub makes of its heading.</summary>
    private static string Link(string mapping)
    {
        string heading = Heading(FieldTable.Find(mapping));
        var anchor = new StringBuilder();
        foreach (char c in heading)
        {
            if (char.IsLetterOrDigit(c) || c is '_' or '-')
            {
                anchor.Append(char.ToLowerInvariant(c));
            }
            else if (c == ' ')
            {
                anchor.Append('-');
            }
        }

        return "[" + mapping + "](#" + anchor + ")";
    }

    private static string Cell(string text) => text.Replace("|", "\\|");
}
