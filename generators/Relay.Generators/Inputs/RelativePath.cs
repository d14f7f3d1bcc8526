using System.Text;

namespace Relay.Generators;

/// <summary>Paths as people write them: from the project's folder, with forward slashes.</summary>
internal static class RelativePath
{
    /// <summary><paramref name="path"/> seen from <paramref name="folder"/>. Both are absolute or the path is kept; the emitted text must not differ between machines.</summary>
    public static string Of(string path, string? folder)
    {
        string[] target = path.Replace('\\', '/').Split('/');
        string[] start = (folder ?? "").Replace('\\', '/').TrimEnd('/').Split('/');
        bool isRooted = target[0].Length == 0 || target[0].EndsWith(":", StringComparison.Ordinal);
        if (!isRooted)
        {
            return string.Join("/", target);
        }

        int common = 0;
        while (common < start.Length && common < target.Length - 1 && string.Equals(start[common], target[common], StringComparison.Ordinal))
        {
            common++;
        }

        // Nothing in common but the root itself: another drive, or no folder at all. Only the file's own name is the same everywhere.
        if (common == 0 || start.Length == 1)
        {
            return target[target.Length - 1];
        }

        StringBuilder builder = new();
        for (int i = common; i < start.Length; i++)
        {
            builder.Append("../");
        }

        return builder.Append(string.Join("/", target, common, target.Length - common)).ToString();
    }
}
