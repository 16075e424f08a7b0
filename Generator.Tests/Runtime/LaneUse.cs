using Surrogates.Evaluation;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Chooses between lanes and torch operations for the length of a test.</summary>
internal sealed class LaneUse : IDisposable
{
    private readonly bool _before = LaneChoice.IsOn;

    private LaneUse()
    {
    }

    public static LaneUse Of(bool lanes)
    {
        var use = new LaneUse();
        LaneChoice.IsOn = lanes;
        return use;
    }

    public void Dispose()
    {
        LaneChoice.IsOn = _before;
    }
}
