namespace Relay.Presets.Tests;

/// <summary>.mda presets, strict.</summary>
[Feature(17)]
public sealed class MdaPresetsTests
{
    public static TheoryData<string, string> Fields()
    {
        var fields = new TheoryData<string, string>();
        foreach ((MappingDefinition mapping, FieldDefinition field) in SampleFrontMatter.AllFields())
        {
            fields.Add(mapping.Name, field.Name);
        }

        return fields;
    }

    [Fact]
    public void Two_files_of_one_name_are_told_apart_by_their_folders()
    {
        Finding finding = Presets.Compile(("a/presets/summary.mda", Mda.Text()), ("a/presets/_default/summary.mda", Mda.Text())).Single(ReferenceRules.DuplicateName);

        Assert.Contains(finding.Location.File.Contains("_default", StringComparison.Ordinal) ? "in presets/summary.mda line 2" : "in _default/summary.mda line 2", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_preset_of_the_first_page_has_warnings_only_and_says_what_a_YAML_preset_would()
    {
        PresetCompilation compilation = Mda.Compile(Mda.Extraction, "presets/extraction.mda");

        Assert.Equal(["RLY0107", "RLY0301"], compilation.Ids());
        Assert.All(compilation.Findings, finding => Assert.Equal(FindingSeverity.Warning, finding.Rule.Severity));
        ModelSpec yaml = Presets.Compile(("m.yaml",
            "version: 1\nmodels:\n  extraction:\n    target: openai/gpt-4.1-mini\n    params: { max_tokens: 2048, temperature: 0.2, reasoning: medium }\n")).Spec("extraction");
        Assert.Equal(yaml, compilation.Only());
        AliasModel alias = compilation.Model.Aliases[0];
        Assert.Equal("Entity extraction preset.", alias.Description);
        Assert.Contains("operating notes", alias.Prose, StringComparison.Ordinal);
        Assert.Null(alias.Module);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_is_taken_and_is_reported_as_without_effect_exactly_when_nothing_honours_it(string mapping, string field)
    {
        MappingDefinition owner = FieldTable.Find(mapping);
        FieldDefinition definition = owner.Find(field)!;

        PresetCompilation compilation = Mda.Compile(SampleFrontMatter.With(owner, definition), "sample.mda");

        Assert.Equal(definition.HonouredBy is null, compilation.Ids().Contains("RLY0107"));
        Assert.DoesNotContain(compilation.Findings, finding => finding.Rule.Id is "RLY0101" or "RLY0105" or "RLY0106" or "RLY0108" or "RLY0109" or "RLY0122" or "RLY0310");
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_word_is_taken_and_is_reported_as_without_effect_exactly_when_nothing_honours_it(string mapping, string field)
    {
        MappingDefinition owner = FieldTable.Find(mapping);
        FieldDefinition definition = owner.Find(field)!;
        foreach (string word in definition.HonouredBy is null ? default : definition.Words)
        {
            PresetCompilation compilation = Mda.Compile(SampleFrontMatter.With(owner, definition, word), "sample.mda");

            Assert.Equal(definition.WordsWithoutEffect.Contains(word), compilation.Ids().Contains("RLY0107"));
            compilation.HasNo(SchemaRules.UnknownWord);
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_names_a_file_that_honours_it_and_has_a_sentence(string mapping, string field)
    {
        FieldDefinition definition = FieldTable.Find(mapping).Find(field)!;

        Assert.True(definition.HonouredBy is null || File.Exists(Repository.PathOf(definition.HonouredBy)), definition.HonouredBy);
        Assert.EndsWith(".", definition.Doc, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_mapping_in_place_of_a_value_is_of_the_wrong_type(string mapping, string field)
    {
        MappingDefinition owner = FieldTable.Find(mapping);
        FieldDefinition definition = owner.Find(field)!;
        if (definition.Accepts(FieldShapes.Mapping | FieldShapes.Anything))
        {
            return;
        }

        Assert.Contains("RLY0105", Mda.Compile(SampleFrontMatter.With(owner, definition, new System.Text.Json.Nodes.JsonObject()), "sample.mda").Ids());
    }

    [Theory]
    [InlineData("name:", "nmae:", "name")]
    [InlineData("description:", "descripton:", "description")]
    [InlineData("metadata:", "metadta:", "metadata")]
    [InlineData("snoai-llmix:", "snoai-llmx:", "snoai-llmix")]
    [InlineData("common:", "comon:", "common")]
    [InlineData("provider:", "provdier:", "provider")]
    [InlineData("model:", "modle:", "model")]
    public void A_required_field_that_is_misspelt_is_one_finding(string right, string wrong, string nearest)
    {
        PresetCompilation compilation = Mda.Compile(Mda.Text().Replace(right, wrong, StringComparison.Ordinal));

        Finding finding = Assert.Single(compilation.Findings);
        Assert.Equal(("RLY0101", nearest), (finding.Rule.Id, finding.Suggestion));
    }

    [Fact]
    public void A_required_field_that_is_missing_is_said_so_beside_a_key_that_resembles_another() =>
        Assert.Equal(["RLY0109", "RLY0101"], Mda.Compile(Mda.Text().Replace("description:", "licence-of-it:", StringComparison.Ordinal)).Ids());

    [Theory]
    [InlineData("descriptoin: x", "descriptoin", "description", "")]
    [InlineData("commmon: {}", "commmon", "common", "    ")]
    [InlineData("caching: { stratgy: memory }", "stratgy", "strategy", "    ")]
    [InlineData("providerOptions: { openai: { reasoningEfort: low } }", "reasoningEfort", "reasoningEffort", "    ")]
    [InlineData("providerOptions: { opnai: {} }", "opnai", "openai", "    ")]
    [InlineData("timeout: { totaltime: 5 }", "totaltime", "totalTime", "    ")]
    public void An_unknown_key_is_reported_at_its_place_with_the_nearest_name(string line, string key, string nearest, string indentation)
    {
        string text = indentation.Length == 0 ? Mda.Text(top: [line]) : Mda.Text(fields: [line]);

        Finding finding = Mda.Compile(text).Single(SchemaRules.UnknownField);

        Assert.Equal(key, Presets.PointedAt(text, finding));
        Assert.Equal(nearest, finding.Suggestion);
    }

    [Fact]
    public void Namespaces_of_other_tools_are_left_alone_and_a_misspelling_of_ours_is_not()
    {
        string text = Mda.Text().Replace("metadata:\n", "metadata:\n  mda: { version: 1.2.0 }\n", StringComparison.Ordinal);
        Assert.Empty(Mda.Compile(text).Findings);

        Assert.Equal(["RLY0101"], Mda.Compile(Mda.Text().Replace("snoai-llmix", "snoai-llmx", StringComparison.Ordinal)).Ids());
    }

    [Fact]
    public void Common_settings_become_the_parameters_of_a_model()
    {
        ModelSpec spec = Mda.Compile(Mda.Common(
            "maxOutputTokens: 100", "temperature: 0.5", "topP: 0.9", "topK: 40", "presencePenalty: 0.1", "frequencyPenalty: 0.2", "stopSequences: [END, STOP]", "seed: 7", "maxRetries: 4")).Only();

        Assert.Equal(
            new ModelParameters { MaxTokens = 100, Temperature = 0.5, TopP = 0.9, TopK = 40, PresencePenalty = 0.1, FrequencyPenalty = 0.2, Stop = new("END", "STOP"), Seed = 7 },
            spec.Parameters);
        Assert.Equal(4, spec.MaxRetries);
    }

    [Theory]
    [InlineData("temperature: 2.1")]
    [InlineData("topP: -0.1")]
    [InlineData("topK: 0")]
    [InlineData("maxOutputTokens: 0")]
    [InlineData("maxRetries: -1")]
    public void A_number_outside_its_range_is_reported(string field) => Mda.Compile(Mda.Common(field)).Single(SchemaRules.OutOfRange);

    [Fact]
    public void The_time_limit_of_a_call_holds_for_streams_too()
    {
        ModelSpec spec = Mda.Compile(Mda.Text(["timeout: { totalTime: 1.5 }"])).Only();

        Assert.Equal(TimeSpan.FromSeconds(1.5), spec.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(1.5), spec.StreamTimeout);
    }

    [Fact]
    public void Options_of_openai_have_the_names_of_the_body()
    {
        PresetCompilation compilation = Mda.Compile(Mda.Text(
        [
            "providerOptions:",
            "  openai:",
            "    parallelToolCalls: false",
            "    user: u1",
            "    logprobs: 5",
            "    logitBias: { \"50256\": -100 }",
            "    maxCompletionTokens: 50",
            "    store: true",
            "    metadata: { team: search }",
            "    serviceTier: flex",
            "    textVerbosity: low",
            "    promptCacheKey: k",
            "    promptCacheRetention: 24h",
            "    safetyIdentifier: s",
        ]));
        ModelSpec spec = compilation.Only();

        Assert.Empty(compilation.Findings);
        Assert.Equal(50, spec.Parameters.MaxTokens);
        Assert.False(spec.Parameters.ParallelToolCalls);
        Assert.Equal("flex", spec.Parameters.ServiceTier);
        Assert.Equal(
            ["logit_bias={\"50256\":-100}", "logprobs=true", "metadata={\"team\":\"search\"}", "prompt_cache_key=\"k\"", "prompt_cache_retention=\"24h\"",
                "safety_identifier=\"s\"", "store=true", "top_logprobs=5", "user=\"u1\"", "verbosity=\"low\""],
            spec.Parameters.Extra.Select(extra => extra.Name + "=" + extra.Json));
    }

    [Fact]
    public void A_limit_under_two_names_is_reported() =>
        Mda.Compile(Mda.Text(["  maxOutputTokens: 5", "providerOptions: { openai: { maxCompletionTokens: 6 } }"])).Single(SchemaRules.RepeatedSynonym);

    [Fact]
    public void A_token_id_that_is_no_number_is_reported() =>
        Mda.Compile(Mda.Text(["providerOptions: { openai: { logitBias: { hello: 1 } } }"])).Single(SchemaRules.MalformedText);

    [Theory]
    [InlineData("thinking: { type: enabled, budgetTokens: 2048 }", null, 2048)]
    [InlineData("thinking: { type: enabled, budgetTokens: 2048 }\neffort: high", "high", 2048)]
    [InlineData("thinking: { type: disabled }", "none", null)]
    [InlineData("effort: low", "low", null)]
    public void Thinking_of_anthropic_is_the_reasoning_of_a_model(string options, string? effort, int? budget)
    {
        ModelSpec spec = Mda.Compile(Options("anthropic", "claude-sonnet-4-5", options)).Only();

        Assert.Equal(effort, spec.Parameters.ReasoningEffort);
        Assert.Equal(budget, spec.Parameters.ReasoningBudget);
    }

    [Theory]
    [InlineData("thinking: { type: enabled, budgetTokens: 1023 }", "1023")]
    [InlineData("thinking: { type: enabled }", "enabled")]
    public void Enabled_thinking_needs_a_budget_of_1024(string options, string place)
    {
        string text = Options("anthropic", "claude-sonnet-4-5", options);

        Assert.Equal(place, Presets.PointedAt(text, Mda.Compile(text).Single(CapabilityRules.ThinkingBudgetTooSmall)));
    }

    [Fact]
    public void A_cache_hint_and_tool_use_of_anthropic_have_the_names_of_the_body()
    {
        ModelSpec spec = Mda.Compile(Options("anthropic", "claude-sonnet-4-5", "cacheControl: { type: ephemeral, ttl: 1h }\ndisableParallelToolUse: true")).Only();

        Assert.Equal("{\"type\":\"ephemeral\",\"ttl\":\"1h\"}", spec.Extra("cache_control"));
        Assert.False(spec.Parameters.ParallelToolCalls);
    }

    [Fact]
    public void Defect_avoided_a_thinking_budget_of_0_can_be_written()
    {
        PresetCompilation compilation = Mda.Compile(Options("google", "gemini-2.5-flash", "thinkingConfig: { thinkingBudget: 0 }"));

        Assert.Empty(compilation.Findings);
        Assert.Equal(0, compilation.Only().Parameters.ReasoningBudget);
    }

    [Fact]
    public void Thinking_of_google_with_thoughts_is_sent_as_it_is_written()
    {
        ModelSpec spec = Mda.Compile(Options("google", "gemini-2.5-flash", "thinkingConfig: { thinkingBudget: 512, includeThoughts: true }\nresponseModalities: [TEXT]\ncachedContent: cachedContents/1\nsafetySettings: [{ category: A, threshold: B }]")).Only();

        Assert.Equal("{\"thinkingBudget\":512,\"includeThoughts\":true}", spec.Extra("thinkingConfig"));
        Assert.Equal("[\"TEXT\"]", spec.Extra("responseModalities"));
        Assert.Equal("\"cachedContents/1\"", spec.Extra("cachedContent"));
        Assert.Equal("[{\"category\":\"A\",\"threshold\":\"B\"}]", spec.Extra("safetySettings"));
    }

    [Theory]
    [InlineData("deepseek", "deepseek-chat", "thinking: { type: disabled }", "thinking", "{\"type\":\"disabled\"}")]
    [InlineData("openrouter", "openai/gpt-4o", "reasoning: { effort: low }", "reasoning", "{\"effort\":\"low\"}")]
    [InlineData("deepinfra", "some/model", "min_p: 0.1", "min_p", "0.1")]
    [InlineData("groq", "llama-3.3-70b-versatile", "reasoning_format: parsed", "reasoning_format", "\"parsed\"")]
    public void Options_of_other_providers_are_sent_as_they_are(string provider, string model, string options, string name, string json) =>
        Assert.Equal(json, Mda.Compile(Options(provider, model, options)).Only().Extra(name));

    [Fact]
    public void What_Relay_writes_itself_cannot_be_an_option() =>
        Mda.Compile(Options("groq", "llama-3.3-70b-versatile", "messages: []")).Single(SchemaRules.ReservedParameter);

    [Fact]
    public void Options_of_another_provider_are_reported_as_without_effect()
    {
        string text = Mda.Text(["providerOptions:\n  groq: { reasoning_format: parsed }"]);

        Assert.Equal("groq", Presets.PointedAt(text, Mda.Compile(text).Single(SchemaRules.NoEffect)));
    }

    [Theory]
    [InlineData("true", "medium")]
    [InlineData("false", "none")]
    public void Thinking_can_be_turned_on_and_off_for_any_provider(string flag, string effort) =>
        Assert.Equal(effort, Mda.Compile(Mda.Common("enableThinking: " + flag)).Only().Parameters.ReasoningEffort);

    [Fact]
    public void A_setting_of_the_provider_goes_before_the_common_one() =>
        Assert.Equal("high", Mda.Compile(Mda.Text(["  enableThinking: false", "providerOptions: { openai: { reasoningEffort: high } }"])).Only().Parameters.ReasoningEffort);

    [Fact]
    public void A_preset_names_no_credential_and_has_the_providers_own_as_a_YAML_preset_without_one() =>
        Assert.Null(Mda.Compile(Mda.Text()).Only().Credential);

    [Fact]
    public void Every_provider_of_Relay_may_be_named_and_another_is_reported_where_it_stands()
    {
        Assert.Empty(Mda.Compile(Mda.Text(provider: "groq", model: "llama-3.3-70b-versatile")).Findings);

        string text = Mda.Text(provider: "opnai");
        Finding finding = Mda.Compile(text).Single(ReferenceRules.UnknownProvider);
        Assert.Equal("opnai", Presets.PointedAt(text, finding));
        Assert.Equal("openai", finding.Suggestion);
    }

    [Fact]
    public void The_server_of_LLMix_is_known_and_cannot_be_called() =>
        Mda.Compile(Mda.Text(provider: "sno-gpu")).Single(ReferenceRules.UnsupportedProvider);

    [Fact]
    public void An_unknown_model_is_reported_where_it_stands_and_the_suggestion_fits_there()
    {
        string text = Mda.Text(model: "gpt-4oo");
        Finding finding = Mda.Compile(text).Single(ReferenceRules.UnknownModel);

        Assert.Equal("gpt-4oo", Presets.PointedAt(text, finding));
        Assert.DoesNotContain('/', finding.Suggestion!);
    }

    [Fact]
    public void A_parameter_that_the_model_refuses_is_called_as_the_author_calls_it()
    {
        string text = Mda.Text(["  topP: 0.5"], model: "o3");
        Finding finding = Mda.Compile(text).Single(CapabilityRules.ParameterRejected);

        Assert.Equal("topP", Presets.PointedAt(text, finding));
        Assert.StartsWith("'topP'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Description_and_tags_of_the_namespace_go_before_those_of_the_document()
    {
        AliasModel alias = Assert.Single(Mda.Compile(Mda.Text(["description: Inner.", "tags: [inner]"], ["tags: [outer]"])).Model.Aliases);
        Assert.Equal("Inner.", alias.Description);
        Assert.Equal(["inner"], alias.Spec.Tags);

        alias = Assert.Single(Mda.Compile(Mda.Text(top: ["tags: [outer]"])).Model.Aliases);
        Assert.Equal("Sums up.", alias.Description);
        Assert.Equal(["outer"], alias.Spec.Tags);
    }

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.0.0-rc.1+build.007", true)]
    [InlineData("1.0", false)]
    [InlineData("01.0.0", false)]
    [InlineData("v1.0.0", false)]
    [InlineData("1.0.0-01", false)]
    [InlineData("1.0.0-", false)]
    public void A_version_follows_semver(string version, bool isValid) =>
        Assert.Equal(isValid, !Mda.Compile(Mda.Text(top: [$"version: \"{version}\""])).Ids().Contains("RLY0122"));

    [Fact]
    public void A_preset_may_be_a_member_of_a_group_and_a_parent_of_a_model()
    {
        PresetCompilation compilation = Presets.Compile(
            (Mda.Path, Mda.Text(["  temperature: 0.5"])),
            ("presets/models.yaml", "version: 1\nmodels:\n  loose: { inherit_from: search/summary, params: { temperature: 1.5 } }\ngroups:\n  all: { members: [search/summary, loose] }\n"));

        Assert.Empty(compilation.Findings);
        Assert.Equal(["search/summary", "loose"], compilation.Group("all").Members.Select(member => member.Name));
        Assert.Equal("openai/gpt-4o", compilation.Spec("loose").Target);
        Assert.Equal(1.5, compilation.Spec("loose").Parameters.Temperature);
    }

    [Fact]
    public void A_base_preset_is_only_there_to_be_inherited_from()
    {
        PresetCompilation compilation = Presets.Compile(
            ("presets/search/_base.mda", Mda.Text(["  temperature: 0.5"]).Replace("name: summary", "name: _base", StringComparison.Ordinal)),
            ("presets/models.yaml", "version: 1\nmodels:\n  fast: { inherit_from: search/_base }\ngroups:\n  all: { members: [fast, search/_base] }\n"));

        Assert.Equal("fast", Assert.Single(compilation.Model.Aliases).Name);
        Assert.Equal(0.5, compilation.Spec("fast").Parameters.Temperature);
        compilation.Single(GroupRules.UnknownMember);
    }

    [Fact]
    public void A_key_in_the_text_is_reported_where_it_stands_and_goes_no_further()
    {
        const string Key = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ";
        string text = Mda.Text(prose: "# Notes\r\n\r\nUse " + Key + " here.\r\n");
        PresetCompilation compilation = Mda.Compile(text);

        Finding finding = compilation.Single(SecurityRules.SecretInPreset);
        Assert.Equal(Key, Presets.PointedAt(text, finding));
        Assert.DoesNotContain(Key, finding.Message + compilation.Model.Aliases[0].Prose, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_for_the_documentation_has_an_end()
    {
        string prose = Assert.Single(Mda.Compile(Mda.Text(prose: string.Concat(Enumerable.Repeat("word 👋 ", 1000)))).Model.Aliases).Prose!;

        Assert.InRange(prose.Length, 1000, 2010);
        Assert.EndsWith(" …", prose, StringComparison.Ordinal);
    }

    private static string Options(string provider, string model, string options) =>
        Mda.Text(["providerOptions:", "  " + provider + ":", .. options.Split('\n').Select(static line => "    " + line)], provider: provider, model: model);
}
