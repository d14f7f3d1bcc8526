using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>Words RLY0701.</summary>
internal static class UnknownAlias
{
    private const int MostListed = 8;

    /// <summary>The diagnostic for a name that no preset defines.</summary>
    public static Diagnostic Report(UseSession session, string name, IReadOnlyList<string> near, Location location)
    {
        string file = session.PresetPaths[0];
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticKeys.UnknownName, name)
            .Add(DiagnosticKeys.PresetFile, near.Count > 0 ? session.Aliases.Find(near[0])!.File : session.Aliases.All.Count > 0 ? session.Aliases.All[0].File : file);
        if (near.Count > 0)
        {
            properties = properties.Add(DiagnosticKeys.Names, string.Join("\n", near)).Add(DiagnosticKeys.Suggestion, near[0]);
        }

        return Diagnostic.Create(PresetDescriptors.Of(UseRules.UnknownAlias), location, properties, Message(session, name, near));
    }

    private static string Message(UseSession session, string name, IReadOnlyList<string> near)
    {
        string start = $"No preset of this project defines {Echo.Quote(name)}";
        if (near.Count > 0)
        {
            return start + "; did you mean " + Echo.OneOf(Quoted(near)) + "?";
        }

        int slash = name.IndexOf('/');
        if (slash > 0 && session.Providers.Find(name.Substring(0, slash)) is not null)
        {
            return start + ". A model without a preset is called by RelayRuntime.Model(\"provider/model\").";
        }

        List<string> listed = [];
        foreach (KnownAlias alias in session.Aliases.All)
        {
            if (listed.Count == MostListed)
            {
                listed.Add("…");
                break;
            }

            listed.Add(alias.Name);
        }

        return listed.Count == 0 ? start + ". Define it under 'models'." : $"{start}. Define it under 'models', or take one of those that are there: {string.Join(", ", listed)}.";
    }

    private static string[] Quoted(IReadOnlyList<string> names)
    {
        string[] quoted = new string[names.Count];
        for (int i = 0; i < quoted.Length; i++)
        {
            quoted[i] = Echo.Quote(names[i]);
        }

        return quoted;
    }
}
