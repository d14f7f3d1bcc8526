#if NETSTANDARD2_0
using System.ComponentModel;

// The compiler looks these attributes up by name; netstandard2.0 does not have them.
namespace System.Runtime.CompilerServices
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    internal static class IsExternalInit;

    [EditorBrowsable(EditorBrowsableState.Never)]
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class RequiredMemberAttribute : Attribute;

    [EditorBrowsable(EditorBrowsableState.Never)]
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }

    [AttributeUsage(AttributeTargets.Constructor)]
    internal sealed class SetsRequiredMembersAttribute : Attribute;
}
#else
using System.Runtime.CompilerServices;

// The signature of every init accessor names this type. Assemblies that were compiled against the netstandard2.0 build look for it here when they
// run beside this build (the preset compiler inside a net10.0 tool), and would otherwise fail with a MissingMethodException.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#endif
