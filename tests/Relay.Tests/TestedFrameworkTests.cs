using System.Runtime.Versioning;

namespace Relay.Tests;

public sealed class TestedFrameworkTests
{
    [Theory]
    [InlineData(typeof(RelayRuntime))]
    [InlineData(typeof(ModelSpec))]
    public void These_tests_run_what_ships_for_the_framework_they_were_built_for(Type shipped) =>
        Assert.Equal(Framework(typeof(TestedFrameworkTests)), Framework(shipped));

    private static string Framework(Type type) =>
        type.Assembly.GetCustomAttributes(typeof(TargetFrameworkAttribute), inherit: false).Cast<TargetFrameworkAttribute>().Single().FrameworkName;
}
