using Surrogates.Sample.Commands;
using Surrogates.Sample.Options;
using Surrogates.Sample.Training;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Options arrive at the subcommand as they were given; a mistake is one line.</summary>
public sealed class CommandLineTests
{
    private static readonly GivenOptions Nothing = new(null, null, null, null, null, null, null, null, null, null, null);

    private static readonly string[] All =
    [
        "--data", "digits", "--epochs", "3", "--batch", "16", "--hidden", "32", "--steps", "5", "--neuron", "alif", "--shape", "fastsigmoid", "--k", "9",
        "--lr", "0.01", "--seed", "7", "--threads", "2",
    ];

    [Theory]
    [InlineData]
    [InlineData("train")]
    public void OptionsOfTrainingArrive(params string[] command)
    {
        var arguments = Assert.IsType<TrainArguments>(Parse([.. command, .. All, "--save", "a.pt", "--weights", "b.pt", "--log", "c.csv"]));

        Assert.Equal(new TrainArguments(new GivenOptions("digits", 3, 16, 32, 5, NeuronModel.ALIF, Shape.FastSigmoid, 9, 0.01, 7, 2), "a.pt", null, "b.pt", "c.csv"), arguments);
        Assert.Equal(new TrainingOptions("digits", 3, 16, 32, 5, NeuronModel.ALIF, Shape.FastSigmoid, 9, 0.01, 7, 2), arguments.Options.Or(TrainingOptions.Usual));
    }

    [Theory]
    [InlineData]
    [InlineData("train")]
    public void AllOptionsOfTrainingCanBeLeftOut(params string[] command)
    {
        Assert.Equal(new TrainArguments(Nothing, null, null, null, null), Parse(command));
        Assert.Equal(new TrainingOptions(null, 16, 128, 256, null, NeuronModel.LIF, Shape.ATan, null, 0.004, 0, 1), Nothing.Or(TrainingOptions.Usual));
    }

    [Fact]
    public void OptionsOfTestingArrive()
    {
        Assert.Equal(new TestArguments(Nothing, "a.pt"), Parse("test", "--weights", "a.pt"));
        Assert.Equal(
            new TestArguments(new GivenOptions("digits", null, null, 32, 5, NeuronModel.PLIF, null, null, null, 7, 2), "a.pt"),
            Parse("test", "--weights", "a.pt", "--data", "digits", "--hidden", "32", "--steps", "5", "--neuron", "PLIF", "--seed", "7", "--threads", "2"));
    }

    [Fact]
    public void OptionsOfOtherCommandsArrive()
    {
        Assert.Equal(
            new QuantizeArguments(Nothing with { Data = "digits", Epochs = 3, Threads = 2 }), Parse("quantize", "--data", "digits", "--epochs", "3", "--threads", "2"));
        Assert.Equal(new ShowArguments(null), Parse("show"));
        Assert.Equal(new ShowArguments("atan"), Parse("show", "atan"));
        Assert.Equal(new PlotShapesArguments("shapes.svg"), Parse("plot", "shapes"));
        Assert.Equal(new PlotNeuronArguments(Nothing, null, 0, "neuron.svg"), Parse("plot", "neuron"));
        Assert.Equal(
            new PlotNeuronArguments(Nothing with { Neuron = NeuronModel.ALIF }, "a.pt", 4, "a.png"),
            Parse("plot", "neuron", "--weights", "a.pt", "--neuron", "ALIF", "--sample", "4", "--out", "a.png"));
    }

    [Fact]
    public void OptionsOfComparingArrive()
    {
        var usual = Assert.IsType<CompareArguments>(Parse("compare"));
        var given = Assert.IsType<CompareArguments>(Parse(
            "compare", "--shapes", "erf, atan,Erf", "--slopes", "2,0.5", "--seeds", "4", "--jobs", "2", "--out", "a", "--epochs", "3"));

        Assert.Equal(Nothing, usual.Options);
        Assert.Equal((3, Environment.ProcessorCount, "compare"), (usual.Seeds, usual.Jobs, usual.Out));
        Assert.Equal([Shape.Erf, Shape.ATan], given.Shapes);
        Assert.Equal([2, 0.5], given.Slopes);
        Assert.Equal((4, 2, "a"), (given.Seeds, given.Jobs, given.Out));
        Assert.Equal(Nothing with { Epochs = 3 }, given.Options);
    }

    [Theory]
    [InlineData("--shapes: 'step' is none of ATan, Circ, Erf, Exponential, FastSigmoid, Rectangle, Sigmoid, Triangle", "compare", "--shapes", "ATan,step")]
    [InlineData("--slopes: '' is not a number from 0.001 to 10000", "compare", "--slopes", "1,")]
    [InlineData("--out: 'a.jpg' ends neither in .svg nor in .png", "plot", "shapes", "--out", "a.jpg")]
    [InlineData("--epochs: '0' is not an integer from 1 to 10000", "--epochs", "0")]
    [InlineData("--batch: 'many' is not an integer from 1 to 100000", "--batch", "many")]
    [InlineData("--steps: '1.5' is not an integer from 1 to 1000", "--steps", "1.5")]
    [InlineData("--steps: '0' is not an integer from 1 to 1000", "test", "--weights", "a.pt", "--steps", "0")]
    [InlineData("--hidden: '99999999999' is not an integer from 1 to 10000", "--hidden", "99999999999")]
    [InlineData("--seed: '-1' is not an integer from 0 to 2147483647", "--seed", "-1")]
    [InlineData("--threads: '' is not an integer from 1 to 256", "--threads", "")]
    [InlineData("--lr: '0,01' is not a number from 0.000001 to 1", "--lr", "0,01")]
    [InlineData("--lr: 'NaN' is not a number from 0.000001 to 1", "train", "--lr", "NaN")]
    [InlineData("--k: '0' is not a number from 0.001 to 10000", "--k", "0")]
    [InlineData("--shape: 'step' is none of ATan, Circ, Erf, Exponential, FastSigmoid, Rectangle, Sigmoid, Triangle", "--shape", "step")]
    [InlineData("--neuron: '1' is none of LIF, ALIF, PLIF, Synaptic", "--neuron", "1")]
    [InlineData("--save: the name of a file is expected", "--save", "")]
    [InlineData("--out: the name of a file is expected", "compare", "--out", "")]
    [InlineData("--python: the name of a folder is expected", "export", "--python", "")]
    [InlineData("--lr: with --weights nothing is trained", "plot", "neuron", "--weights", "a.pt", "--lr", "0.1")]
    [InlineData("--resume and --weights exclude each other: one goes on with a run, the other begins one", "--resume", "a.pt", "--weights", "b.pt")]
    [InlineData("--resume and --weights exclude each other: one goes on with a run, the other begins one", "train", "--resume", "a.pt", "--weights", "b.pt")]
    [InlineData("--seed stands before test: the options of a subcommand follow its name", "--seed", "1", "test", "--weights", "a.pt")]
    [InlineData("--epochs stands before train: the options of a subcommand follow its name", "--epochs", "1", "train")]
    [InlineData("Option '--weights' is required.", "test")]
    [InlineData("Required argument missing for option: '--epochs'.", "--epochs")]
    [InlineData("Unrecognized command or argument '--epoch'.", "--epoch")]
    [InlineData("Unrecognized command or argument '--epochs'.", "test", "--weights", "a.pt", "--epochs", "1")]
    public void AMistakeIsNamed(string message, params string[] arguments)
    {
        var errors = new CommandLine(Handlers.OfProgram).Root.Parse(arguments).Errors;

        Assert.Equal(message, errors[0].Message);
    }

    private static object Parse(params string[] arguments)
    {
        var seen = new List<object>();
        var root = new CommandLine(new Handlers(See, See, See, See, See, See, See, See)).Root;
        Assert.Equal(0, root.Parse(arguments).Invoke());
        return Assert.Single(seen);

        int See<T>(T command)
        {
            seen.Add(command!);
            return 0;
        }
    }
}
