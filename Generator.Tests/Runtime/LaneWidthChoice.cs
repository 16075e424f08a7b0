using Surrogates.Evaluation;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Chooses the width of the lanes for the length of a test.</summary>
internal sealed class LaneWidthChoice : IDisposable
{
    private readonly VectorWidth _before = LaneChoice.Width;

    private LaneWidthChoice()
    {
    }

    public static LaneWidthChoice Use(VectorWidth width)
    {
        var choice = new LaneWidthChoice();
        LaneChoice.Width = width;
        return choice;
    }

    public void Dispose()
    {
        LaneChoice.Width = _before;
    }
}
