using System.Collections.Immutable;
using Relay.Presets;

namespace Relay.Generators;

/// <summary>All presets of a project as one configuration.</summary>
/// <param name="Model">The configuration.</param>
/// <param name="Any">Whether there is any preset at all, be it an empty or a broken one.</param>
internal sealed record LinkedPresets(PresetModel Model, bool Any)
{
    /// <summary>Links what was read.</summary>
    public static LinkedPresets Of(ImmutableArray<PresetFile?> files)
    {
        foreach (PresetFile? file in files)
        {
            if (file is { IsPreset: true })
            {
                return new LinkedPresets(PresetFiles.Link(files).Model, true);
            }
        }

        return new LinkedPresets(PresetModel.Empty, false);
    }
}
