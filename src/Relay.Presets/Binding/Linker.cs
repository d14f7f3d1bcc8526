namespace Relay.Presets;

/// <summary>Links files into one configuration: names across files, inheritance, targets, prices, groups, C# names.</summary>
internal sealed class Linker
{
    private readonly FindingSink _findings = new();
    private readonly HashSet<string> _providers = new(StringComparer.Ordinal);
    private readonly List<PresetDocument> _documents;
    private readonly PresetCompilerOptions _options;

    /// <summary>Links <paramref name="documents"/>, which are in the order of their paths.</summary>
    public Linker(List<PresetDocument> documents, PresetCompilerOptions options)
    {
        _options = options;
        _documents = documents;
    }

    public PresetCompilation Link()
    {
        EquatableArray<PresetKey> keys = Keys();
        var required = new RequiredSignatures(_findings, _options);
        foreach (PresetDocument document in _documents)
        {
            _findings.AddRange(document.Findings);
            bool isVerified = false;
            foreach (SignatureClaim signature in document.Signatures)
            {
                isVerified |= SignatureCheck.Verify(_findings, signature, keys);
            }

            required.Add(document, isVerified);
        }

        NameTable models = NameTable.Collect(_findings, _documents, static document => document.Models);
        NameTable groups = NameTable.Collect(_findings, _documents, static document => document.Groups, models);
        NameTable declared = NameTable.Collect(_findings, _documents, static document => document.Providers, comparer: StringComparer.OrdinalIgnoreCase);
        NameTable profiles = NameTable.Collect(_findings, _documents, static document => document.PricingProfiles);
        MappingNode? defaults = SectionMerger.Merge(_findings, _documents, "defaults", static document => document.Defaults);
        _ = SectionMerger.Merge(_findings, _documents, "catalog", static document => document.Catalog);
        _ = SectionMerger.Merge(_findings, _documents, "observability", static document => document.Observability);

        var binder = new ProviderBinder(_findings);
        KnownProviders providers = binder.Bind(declared);
        var profileUse = new ProfileUse(profiles);
        var prices = new PriceBinder(_findings, ProfileBinder.Bind(_findings, providers, profiles), profileUse);
        IdentifierCheck.Report(_findings, NameOrder.Merge(models.Sorted(), groups.Sorted()));
        EquatableArray<AliasModel> aliases = LinkModels(models, new AliasBinder(_findings, providers, defaults, prices));
        binder.ReportUnused(_documents, providers, declared, _providers);
        profileUse.Report(_findings, _documents);
        EquatableArray<GroupModel> linkedGroups = LinkGroups(models, groups);
        var suppression = SuppressionPass.Run(_findings, _documents, _options);
        return new PresetCompilation(new PresetModel(aliases, linkedGroups) { Providers = providers.Own }, suppression.Kept) { Suppressed = suppression.Hidden };
    }

    private EquatableArray<PresetKey> Keys()
    {
        var keys = new List<PresetKey>(_options.Keys.Count);
        keys.AddRange(_options.Keys);
        foreach (PresetDocument document in _documents)
        {
            keys.AddRange(document.Keys);
        }

        return new EquatableArray<PresetKey>([.. keys]);
    }

    private EquatableArray<AliasModel> LinkModels(NameTable models, AliasBinder binder)
    {
        var inheritance = new Inheritance(_findings, models);
        Declaration[] declarations = models.Sorted();
        var linked = new List<AliasModel>(declarations.Length);
        foreach (Declaration declaration in declarations)
        {
            // One that is only inherited from is checked like the others.
            AliasModel alias = BoundModels.Bind(binder, declaration, inheritance);
            _providers.Add(alias.Spec.Provider);
            if (!declaration.IsBase)
            {
                linked.Add(alias);
            }
        }

        return new EquatableArray<AliasModel>([.. linked]);
    }

    private EquatableArray<GroupModel> LinkGroups(NameTable models, NameTable groups)
    {
        new GroupCycles(_findings, groups).Report();
        new GroupSize(_findings, models, groups).Report();
        new GroupReach(_findings, models, groups).Report();
        var binder = new GroupBinder(_findings, models, groups);
        Declaration[] declarations = groups.Sorted();
        var linked = new GroupModel[declarations.Length];
        for (int i = 0; i < linked.Length; i++)
        {
            linked[i] = binder.Bind(declarations[i]);
        }

        return new EquatableArray<GroupModel>(linked);
    }
}
