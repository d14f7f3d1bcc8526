namespace Relay.Presets;

/// <summary>Turns preset texts into one configuration. Pure: the same texts give the same result on every machine; nothing throws on bad input.</summary>
public static class PresetCompiler
{
    /// <summary>Reads one file. <paramref name="path"/> decides the syntax by its extension (<c>.json</c> is JSON, all others YAML).</summary>
    /// <param name="path">Path as given; used for positions and never opened.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="isExplicit">Whether the file was named in the project; one that was only found by a default pattern and is no preset is left alone.</param>
    public static PresetDocument Read(string path, string text, bool isExplicit = true) =>
        PresetReader.Read(PresetSyntaxReader.Read(path, text), isExplicit);

    /// <summary>Links files into one configuration. The order of the files does not matter.</summary>
    /// <param name="documents">The files; those that are no presets only add their findings.</param>
    public static PresetCompilation Link(IEnumerable<PresetDocument> documents) => new Linker(documents).Link();
}
