namespace Relay.Tests;

/// <summary>A fact that needs a linker: on Linux clang or gcc, with zlib's headers. Without them it is skipped, and says so.</summary>
public sealed class NativeAotFactAttribute : FactAttribute
{
    public NativeAotFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "The native AOT smoke test runs on Linux.";
        }
        else if ((!IsOnPath("clang") && !IsOnPath("gcc")) || !File.Exists("/usr/include/zlib.h"))
        {
            Skip = "Native AOT needs clang or gcc on the PATH, and zlib's headers (Debian: apt-get install clang zlib1g-dev).";
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
