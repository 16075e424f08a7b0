namespace Surrogates.Benchmarks.Endurance;

/// <summary>A way that a call can take through the runtime, for the length of a trial.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="TorchOperations">Whether it is evaluated as torch operations.</param>
/// <param name="TorchSharpFunctions">Whether it joins the graph by TorchSharp's own function class.</param>
internal sealed record Route(string Name, bool TorchOperations, bool TorchSharpFunctions)
{
    public static readonly IReadOnlyList<Route> All =
    [
        new("lanes, own nodes", false, false),
        new("torch operations, own nodes", true, false),
        new("lanes, TorchSharp's functions", false, true),
        new("torch operations, TorchSharp's functions", true, true),
    ];

    /// <summary>Runs something on this way.</summary>
    public T Run<T>(Func<T> trial)
    {
        var (torchOperations, torchSharpFunctions) = (SurrogateSettings.UseTorchOperations, SurrogateSettings.UseTorchSharpFunctions);
        (SurrogateSettings.UseTorchOperations, SurrogateSettings.UseTorchSharpFunctions) = (TorchOperations, TorchSharpFunctions);
        try
        {
            return trial();
        }
        finally
        {
            (SurrogateSettings.UseTorchOperations, SurrogateSettings.UseTorchSharpFunctions) = (torchOperations, torchSharpFunctions);
        }
    }
}
