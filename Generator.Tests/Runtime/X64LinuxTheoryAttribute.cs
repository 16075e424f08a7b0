namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Tests that write instructions of x64, and put them where Linux runs them.</summary>
internal sealed class X64LinuxTheoryAttribute : TheoryAttribute
{
    public X64LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux() || System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64)
        {
            Skip = "For Linux on x64.";
        }
    }
}
