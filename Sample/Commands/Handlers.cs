namespace Surrogates.Sample.Commands;

/// <summary>What each subcommand does; the result is the exit code.</summary>
internal sealed record Handlers(
    Func<TrainArguments, int> Train,
    Func<TestArguments, int> Test,
    Func<CompareArguments, int> Compare,
    Func<QuantizeArguments, int> Quantize,
    Func<ShowArguments, int> Show,
    Func<PlotShapesArguments, int> PlotShapes,
    Func<PlotNeuronArguments, int> PlotNeuron,
    Func<ExportArguments, int> Export)
{
    /// <summary>What the program does.</summary>
    public static Handlers OfProgram { get; } = new(
        TrainCommand.Run,
        TestCommand.Run,
        CompareCommand.Run,
        QuantizeCommand.Run,
        ShowCommand.Run,
        PlotShapesCommand.Run,
        PlotNeuronCommand.Run,
        ExportCommand.Run);
}
