using System.CommandLine;
using Surrogates.Sample.Data;
using Surrogates.Sample.Options;
using Surrogates.Sample.Training;
using Surrogates.Sample.Views;
using TorchSharp;

namespace Surrogates.Sample.Commands;

/// <summary>Judges a trained network by the test samples.</summary>
internal static class TestCommand
{
    public static void AddTo(RootCommand root, Func<TestArguments, int> run)
    {
        var options = new RunOptions(usual: null);
        var weights = FileOption.Make(
            "--weights", "Checkpoint, or state_dict that PyTorch saved. Options that are left out are those of a checkpoint's run", required: true);
        var command = new Command("test", "Prints the accuracy on test samples of a network that has been trained") { weights };
        foreach (var option in options.OfTesting)
        {
            command.Add(option);
        }

        command.SetAction(parsed => run(new TestArguments(options.Read(parsed), parsed.GetRequiredValue(weights)!)));
        root.Add(command);
    }

    public static int Run(TestArguments arguments)
    {
        using var weights = GivenWeights.Read(arguments.Weights, arguments.Options);
        var options = arguments.Options.Or(weights.Network);
        var data = DataSet.Of(options.Data, options.Seed);
        torch.set_num_threads(options.Threads);
        using var random = new torch.Generator();
        using var network = options.Network(data, random);
        weights.CopyTo(network);
        using var evaluator = new Evaluator(data.Test, data.Coding, options.Steps ?? data.Steps);
        var (accuracy, rates) = evaluator.Judge(network);
        Console.WriteLine($"{data.Test.Count} samples to test with, {data.Classes} classes");
        Console.WriteLine($"{TrainingText.Rates(rates)} spikes per neuron and step in the layers");
        Console.WriteLine($"test accuracy: {TrainingText.Percent(accuracy)}");
        return 0;
    }
}
