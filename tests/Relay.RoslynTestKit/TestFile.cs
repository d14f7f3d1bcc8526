using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Relay.RoslynTestKit;

/// <summary>An additional file of a test project, with the metadata that its item would have.</summary>
public sealed class TestFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    /// <summary>Item metadata, by name; seen as <c>build_metadata.AdditionalFiles.Name</c>.</summary>
    public Dictionary<string, string> Metadata { get; init; } = [];

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
