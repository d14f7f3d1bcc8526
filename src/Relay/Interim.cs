#pragma warning disable
namespace Relay;
internal static class SecretShapes { public static string Scrub(string s) => s; }
internal sealed record UrlVerdict(bool IsAllowed, string? Reason);
internal static class UrlGuard { public static UrlVerdict Check(string s, bool b) => new(true, null); }
