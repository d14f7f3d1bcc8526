namespace Relay.Conformance.Tests;

/// <summary>The page about providers shows what the tests show.</summary>
public sealed class ProviderPageMatrixTests
{
    [RecordingsFact]
    public void The_matrix_of_the_page_is_that_of_the_exchanges_replayed_here()
    {
        // In a run that writes the page it is written at the end, of what passed; and the page is about one set of recordings.
        string page = ProviderPageMatrix.Written();
        if (Environment.GetEnvironmentVariable("RELAY_UPDATE") != "1" && page.Contains(ProviderPageMatrix.RecordedSet, StringComparison.Ordinal))
            Assert.Equal(ProviderPageMatrix.Render(static _ => true), page);
    }
}
