using Microsoft.Extensions.Configuration;

namespace Relay;

/// <summary>Reads <see cref="AnswerLimits"/> from a configuration section.</summary>
internal static class AnswerLimitsSection
{
    private static readonly string[] s_keys =
    [
        nameof(AnswerLimits.DecompressionRatioFromBytes),
        nameof(AnswerLimits.MaxAnswerBytes),
        nameof(AnswerLimits.MaxDecompressionRatio),
        nameof(AnswerLimits.MaxErrorBytes),
        nameof(AnswerLimits.MaxEventBytes),
        nameof(AnswerLimits.MaxJsonValues),
        nameof(AnswerLimits.MaxPieces),
        nameof(AnswerLimits.MaxParts),
        nameof(AnswerLimits.MaxStreamBytes),
        nameof(AnswerLimits.MaxToolCalls),
    ];

    /// <summary>Sets on <paramref name="limits"/> what <paramref name="section"/> says.</summary>
    public static void Read(SettingReader reader, IConfigurationSection section, AnswerLimits limits)
    {
        foreach ((string key, IConfigurationSection setting) in reader.Settings(section, s_keys))
        {
            switch (key)
            {
                case nameof(AnswerLimits.DecompressionRatioFromBytes):
                    limits.DecompressionRatioFromBytes = (int?)reader.Limit(setting, int.MaxValue) ?? limits.DecompressionRatioFromBytes;
                    break;
                case nameof(AnswerLimits.MaxAnswerBytes):
                    limits.MaxAnswerBytes = (int?)reader.Limit(setting, int.MaxValue) ?? limits.MaxAnswerBytes;
                    break;
                case nameof(AnswerLimits.MaxDecompressionRatio):
                    limits.MaxDecompressionRatio = (int?)reader.Limit(setting, int.MaxValue) ?? limits.MaxDecompressionRatio;
                    break;
                case nameof(AnswerLimits.MaxErrorBytes):
                    limits.MaxErrorBytes = (int?)reader.Limit(setting, int.MaxValue) ?? limits.MaxErrorBytes;
                    break;
                case nameof(AnswerLimits.MaxEventBytes):
                    limits.MaxEventBytes = (int?)reader.Limit(setting, int.MaxValue) ?? limits.MaxEventBytes;
                    break;
                case nameof(AnswerLimits.MaxJsonValues):
                    limits.MaxJsonValues = (int?)reader.Limit(setting, int.MaxValue) ?? limits.MaxJsonValues;
                    break;
                case nameof(AnswerLimits.MaxPieces):
                    limits.MaxPieces = (int?)reader.Limit(setting, int.MaxValue) ?? limits.MaxPieces;
                    break;
                case nameof(AnswerLimits.MaxParts):
                    limits.MaxParts = (int?)reader.Limit(setting, int.MaxValue) ?? limits.MaxParts;
                    break;
                case nameof(AnswerLimits.MaxStreamBytes):
                    limits.MaxStreamBytes = reader.Limit(setting, long.MaxValue) ?? limits.MaxStreamBytes;
                    break;
                case nameof(AnswerLimits.MaxToolCalls):
                    limits.MaxToolCalls = (int?)reader.Limit(setting, int.MaxValue) ?? limits.MaxToolCalls;
                    break;
            }
        }
    }
}
