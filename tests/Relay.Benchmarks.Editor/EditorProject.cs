using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.Benchmarks.Editor;

/// <summary>A project as an editor holds it: a hundred C# files, the framework, and presets.</summary>
internal sealed class EditorProject
{
    private const int CSharpFiles = 100;

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Relay.dll" or "Relay.Facts.dll" || !Path.GetFileName(path).StartsWith("Relay.", StringComparison.Ordinal))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly PresetLayout _layout;
    private readonly string _prefix;
    private static int s_projects;

    // Each project is another one: nothing that is known of one helps with the next.
    private readonly string _folder = string.Create(CultureInfo.InvariantCulture, $"/home/someone/app{Interlocked.Increment(ref s_projects)}/");
    private int _edits;

    public EditorProject(int count, PresetLayout layout, string prefix = "task")
    {
        _layout = layout;
        _prefix = prefix;
        Options = new EditorOptions(_folder);
        Texts = [.. ManyPresets.Files(count, layout, prefix).Select(file => (AdditionalText)new EditorText(_folder + file.Path, file.Text))];
        for (int i = 0; i < Texts.Length; i++)
        {
            _indices.Add(Texts[i].Path, i);
        }

        Compilation = CSharpCompilation.Create(
            "App", [.. Enumerable.Range(0, CSharpFiles).Select(i => Parse(i, 0))], s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        // An editor has read the metadata of references long before.
        _ = Compilation.GetTypeByMetadataName("Relay.ModelAlias");
    }

    public AnalyzerConfigOptionsProvider Options { get; }

    public ImmutableArray<AdditionalText> Texts { get; private set; }

    public Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compilation { get; private set; }

    /// <summary>The file that was edited last; before the first edit the first one.</summary>
    public SyntaxTree EditedTree => Compilation.SyntaxTrees[_edits % CSharpFiles];

    /// <summary>Somebody types in a C# file that has nothing to do with presets' names.</summary>
    public void EditCSharp()
    {
        _edits++;
        Compilation = Compilation.ReplaceSyntaxTree(Compilation.SyntaxTrees[_edits % CSharpFiles], Parse(_edits % CSharpFiles, _edits));
    }

    /// <summary>Somebody types in a preset; the edited file, old and new.</summary>
    public (AdditionalText Old, AdditionalText New) EditPreset(int alias)
    {
        _edits++;
        int index = _indices[_folder + ManyPresets.FileOf(alias, _layout, _prefix)];
        AdditionalText old = Texts[index];
        var edited = new EditorText(old.Path, ManyPresets.Edited(old.GetText()!.ToString(), alias, 1024 + _edits, _prefix));
        Texts = Texts.SetItem(index, edited);
        return (old, edited);
    }

    private static SyntaxTree Parse(int index, int edit)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"using System;\nusing System.Collections.Generic;\nnamespace App;\npublic class Service{index}\n{{\n    private readonly List<string> _names = new();\n");
        for (int i = 0; i < 20; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    public string Step{i}(string name) {{ _names.Add(name); return string.Join(\",\", _names) + Math.Max({i}, {edit}).ToString(); }}\n");
        }

        return CSharpSyntaxTree.ParseText(text.Append("}\n").ToString(), path: string.Create(CultureInfo.InvariantCulture, $"/Service{index}.cs"));
    }
}
