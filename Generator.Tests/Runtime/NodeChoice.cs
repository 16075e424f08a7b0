namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Chooses the kind of node for the length of a test.</summary>
internal sealed class NodeChoice : IDisposable
{
    private readonly bool _before = SurrogateSettings.UseTorchSharpFunctions;

    private NodeChoice()
    {
    }

    public static NodeChoice Use(bool native)
    {
        var choice = new NodeChoice();
        SurrogateSettings.UseTorchSharpFunctions = !native;
        return choice;
    }

    public void Dispose()
    {
        SurrogateSettings.UseTorchSharpFunctions = _before;
    }
}
