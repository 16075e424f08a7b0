using System.CommandLine;
using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Options;

/// <summary>The options that a run is made of: their names and legal values.</summary>
/// <param name="usual">What is taken for those that are left out, to be shown; null where that is for a file to say.</param>
internal sealed class RunOptions(TrainingOptions? usual)
{
    private readonly Option<string?> _data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "Folder of optdigits.tra.csv and optdigits.tes.csv, as they are or as .csv.gz; without it the Randman data set is made",
    };

    private readonly Option<int> _epochs = NumberOption.Make("--epochs", "Passes over the training samples", 1, 10_000, usual?.Epochs);
    private readonly Option<int> _batch = NumberOption.Make("--batch", "Training samples a step of the optimizer", 1, 100_000, usual?.Batch);
    private readonly Option<int> _hidden = NumberOption.Make("--hidden", "Neurons in each of the two hidden layers", 1, 10_000, usual?.Hidden);
    private readonly Option<int> _steps = NumberOption.Make<int>(
        "--steps", $"Time steps a sample; {OptDigits.UsualSteps} for digits and {Randman.UsualSteps} for Randman when left out", 1, 1_000);

    private readonly Option<NeuronModel> _neuron = NameOption.Make("--neuron", "Model of the spiking neurons", SpikingNeurons.Models, usual?.Neuron);
    private readonly Option<Shape> _shape = NameOption.Make("--shape", "Surrogate of the spikes", SpikingNeurons.Shapes, usual?.Shape);
    private readonly Option<double> _slope = NumberOption.Make<double>(
        "--k", "Slope of the surrogate; the default of the shape when left out", Slope.Least, Slope.Largest);

    private readonly Option<double> _learningRate = NumberOption.Make("--lr", "Learning rate at the start", 1e-6, 1, usual?.LearningRate);
    private readonly Option<int> _seed = NumberOption.Make(
        "--seed", "Seed of all that is random: a seed's results can be repeated", 0, int.MaxValue, usual?.Seed);

    private readonly Option<int> _threads = NumberOption.Make(
        "--threads", "Threads to compute with; another number may change the last digits", 1, 256, usual?.Threads);

    /// <summary>All of them.</summary>
    public IEnumerable<Option> OfTraining =>
        [_data, _epochs, _batch, _hidden, _steps, _neuron, _shape, _slope, _learningRate, _seed, _threads];

    /// <summary>Those that matter to a network that is trained.</summary>
    public IEnumerable<Option> OfTesting => [_data, _hidden, _steps, _neuron, _seed, _threads];

    /// <summary>Those of many runs, which differ by surrogate and seed.</summary>
    public IEnumerable<Option> OfComparing => [_data, _epochs, _batch, _hidden, _steps, _neuron, _learningRate];

    /// <summary>Those of a network without spikes.</summary>
    public IEnumerable<Option> OfQuantizing => [_data, _epochs, _batch, _hidden, _learningRate, _seed, _threads];

    public GivenOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_data),
        Given(parsed, _epochs),
        Given(parsed, _batch),
        Given(parsed, _hidden),
        Given(parsed, _steps),
        Given(parsed, _neuron),
        Given(parsed, _shape),
        Given(parsed, _slope),
        Given(parsed, _learningRate),
        Given(parsed, _seed),
        Given(parsed, _threads));

    private static T? Given<T>(ParseResult parsed, Option<T> option)
        where T : struct => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;
}
