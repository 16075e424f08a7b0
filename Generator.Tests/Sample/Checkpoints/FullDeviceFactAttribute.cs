namespace Surrogates.Generator.Tests.Sample.Checkpoints;

/// <summary>A test that writes to a device that is always full, and is skipped where there is none.</summary>
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public const string Device = "/dev/full";

    public FullDeviceFactAttribute()
    {
        if (!File.Exists(Device))
        {
            Skip = $"This system has no {Device}.";
        }
    }
}
