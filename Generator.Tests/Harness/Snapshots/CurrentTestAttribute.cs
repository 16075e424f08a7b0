using System.Reflection;
using Surrogates.Generator.Tests.Harness.Snapshots;
using Xunit.Sdk;

[assembly: CurrentTest]

namespace Surrogates.Generator.Tests.Harness.Snapshots;

/// <summary>Keeps the method of the running test, which xunit does not hand to the test itself.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class CurrentTestAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Running = new();

    public static MethodInfo Method => Running.Value ?? throw new InvalidOperationException("Snapshots are verified by tests only.");

    public override void Before(MethodInfo methodUnderTest) => Running.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => Running.Value = null;
}
