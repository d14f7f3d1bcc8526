namespace Relay.RoslynTestKit;

/// <summary>An expectation of a generator or analyzer test did not hold.</summary>
public sealed class TestKitException : Exception
{
    public TestKitException()
    {
    }

    public TestKitException(string message)
        : base(message)
    {
    }

    public TestKitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
