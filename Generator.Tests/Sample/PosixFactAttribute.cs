namespace Surrogates.Generator.Tests.Sample;

/// <summary>A test that sends a signal, and is skipped where there are none.</summary>
internal sealed class PosixFactAttribute : FactAttribute
{
    public PosixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no signal that one process could send another.";
        }
    }
}
