using Surrogates.Evaluation;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Chooses the width of the lanes for the length of a test.</summary>
internal sealed class VectorWidthChoice : IDisposable
{
    private readonly int _before = SurrogateSettings.VectorBits;

    private VectorWidthChoice()
    {
    }

    public static VectorWidthChoice Use(VectorWidth width)
    {
        var choice = new VectorWidthChoice();
        SurrogateSettings.VectorBits = (int)width;
        return choice;
    }

    public void Dispose()
    {
        SurrogateSettings.VectorBits = _before;
    }
}
