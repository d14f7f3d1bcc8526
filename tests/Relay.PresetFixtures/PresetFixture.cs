using Relay.Presets;

namespace Relay.PresetFixtures;

/// <summary>A preset, or several, with the findings that every host must report.</summary>
/// <remarks>
/// <para>
/// A fixture is a file. Lines <c># expect: RLY0201 @5:13-18 "message"</c> at its end say what is found; <c># file: more.yaml</c> begins another file of the same
/// project, and <c>(found)</c> behind its name says that it was found by a default pattern and not named, <c>(keys)</c> that it holds public keys. In JSON these lines begin with <c>//</c>. They are
/// no part of the preset.
/// </para>
/// <para>In <c>rules</c>, each rule about presets has a file of its name with the mistake, and <c>.good</c> beside it with the mistake mended; both are on the rule's page.</para>
/// </remarks>
/// <param name="Name">Folder and name: <c>rules/RLY0201.yaml</c>.</param>
/// <param name="Files">The files of the project.</param>
/// <param name="Expected">What is found, in the order of findings.</param>
public sealed record PresetFixture(string Name, IReadOnlyList<PresetInput> Files, IReadOnlyList<ExpectedFinding> Expected)
{
    private const string Found = " (found)";
    private const string Keys = " (keys)";

    /// <summary>The day on which fixtures are compiled, for suppressions that end. Fixtures are written so that every day from it on gives the same.</summary>
    public static readonly DateTime Today = new(2026, 11, 21);

    /// <summary>What a comment begins with.</summary>
    private string Comment => CommentOf(Name);

    /// <summary>Compiles the files, as the reference that hosts are compared with.</summary>
    public PresetCompilation Compile() => PresetCompiler.Compile(Files, new PresetCompilerOptions { Today = Today });

    /// <summary>Reads the fixture called <paramref name="name"/> (<c>rules/RLY0201.yaml</c>).</summary>
    public static PresetFixture Load(string name)
    {
        string comment = CommentOf(name), first = Path.GetFileName(name);
        var files = new List<PresetInput>();
        var expected = new List<ExpectedFinding>();
        string file = first;
        bool isExplicit = true, isKeys = false, named = false;
        var text = new System.Text.StringBuilder();
        foreach (string line in Lines(File.ReadAllText(PresetFixtureFolder.PathOf(name)).Replace("\r\n", "\n", StringComparison.Ordinal)))
        {
            string content = line.TrimEnd('\n');
            if (ExpectedFinding.Read(content, first) is { } finding)
            {
                expected.Add(finding);
            }
            else if (content.StartsWith(comment + " file: ", StringComparison.Ordinal))
            {
                if (text.Length > 0 || named)
                {
                    files.Add(new PresetInput(file, text.ToString(), isExplicit) { IsKeys = isKeys });
                }

                named = true;
                text.Clear();
                file = content[(comment.Length + " file: ".Length)..];
                isExplicit = !file.EndsWith(Found, StringComparison.Ordinal);
                file = isExplicit ? file : file[..^Found.Length];
                isKeys = file.EndsWith(Keys, StringComparison.Ordinal);
                file = isKeys ? file[..^Keys.Length] : file;
                first = files.Count == 0 ? file : first;
            }
            else
            {
                text.Append(line);
            }
        }

        files.Add(new PresetInput(file, text.ToString(), isExplicit) { IsKeys = isKeys });
        return new PresetFixture(name, files, expected);
    }

    /// <summary>Writes the fixture back with other expectations.</summary>
    public void Save(IEnumerable<ExpectedFinding> expected)
    {
        string path = PresetFixtureFolder.PathOf(Name);
        string before = File.ReadAllText(path);
        string body = string.Concat(Lines(before.Replace("\r\n", "\n", StringComparison.Ordinal))
            .Where(line => !line.StartsWith(Comment + " expect: ", StringComparison.Ordinal)));
        string after = body + string.Concat(expected.Select(each => each.Write(Comment, Files[0].Path) + "\n"));

        // Other tests read the fixtures at the same time.
        if (after != before)
        {
            File.WriteAllText(path, after);
        }
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }

    private static string CommentOf(string name) => name.EndsWith(".json", StringComparison.Ordinal) ? "//" : "#";
}
