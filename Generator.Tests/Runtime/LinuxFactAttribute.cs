namespace Surrogates.Generator.Tests.Runtime;

/// <summary>A test of what only Linux tells of a process.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Only Linux tells what memory of a process is resident.";
        }
    }
}
