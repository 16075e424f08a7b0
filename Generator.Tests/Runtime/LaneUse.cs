namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Chooses between lanes and torch operations for the length of a test.</summary>
internal sealed class LaneUse : IDisposable
{
    private readonly bool _before = SurrogateSettings.UseTorchOperations;

    private LaneUse()
    {
    }

    public static LaneUse Of(bool lanes)
    {
        var use = new LaneUse();
        SurrogateSettings.UseTorchOperations = !lanes;
        return use;
    }

    public void Dispose()
    {
        SurrogateSettings.UseTorchOperations = _before;
    }
}
