namespace Surrogates.Generator.Tests.Runtime;

/// <summary>A test that needs a system with large pages that a process can ask for, and is skipped elsewhere.</summary>
internal sealed class LargePagesFactAttribute : FactAttribute
{
    private const string Setting = "/sys/kernel/mm/transparent_hugepage/enabled";

    public LargePagesFactAttribute()
    {
        if (!File.Exists(Setting))
        {
            Skip = $"Needs Linux with transparent huge pages; there is no {Setting}.";
        }
    }
}
