using System.Reflection;

namespace Relay.Cli;

/// <summary>The version of this tool, which is that of the package Relay.</summary>
internal static class ToolVersion
{
    /// <summary>As <c>1.2.3</c> or <c>1.2.3-preview.1</c>.</summary>
    public static string Number { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
