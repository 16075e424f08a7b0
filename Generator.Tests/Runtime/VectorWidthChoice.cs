using Surrogates.Evaluation;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Chooses the width of the lanes for the length of a test.</summary>
internal sealed class LaneWidthChoice : IDisposable
{
    private readonly int _before = SurrogateSettings.VectorBits;

    private LaneWidthChoice()
    {
    }

    public static LaneWidthChoice Use(VectorWidth width)
    {
        var choice = new LaneWidthChoice();
        SurrogateSettings.VectorBits = (int)width;
        return choice;
    }

    public void Dispose()
    {
        SurrogateSettings.VectorBits = _before;
    }
}
