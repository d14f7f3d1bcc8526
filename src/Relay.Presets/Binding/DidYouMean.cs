namespace Relay.Presets;

/// <summary>The end of a sentence that offers a name.</summary>
internal static class DidYouMean
{
    /// <summary><c>; did you mean 'name'?</c>, or a full stop when there is no name to offer.</summary>
    public static string End(string? name) => name is null ? "." : "; did you mean '" + Echo.Plain(name) + "'?";
}
