using System.CommandLine;
using Surrogates.Sample.Data;
using Surrogates.Sample.Export;
using Surrogates.Sample.Options;
using Surrogates.Sample.Training;
using Surrogates.Sample.Views;
using TorchSharp;

namespace Surrogates.Sample.Commands;

/// <summary>Writes the network and its training in Python, for PyTorch on one machine or on many.</summary>
internal static class ExportCommand
{
    public static void AddTo(RootCommand root, Func<ExportArguments, int> run)
    {
        var options = new RunOptions(usual: null);
        var folder = FileOption.Named(new Option<string>("--python")
        {
            HelpName = "FOLDER",
            Description = "Folder for the network, its neurons, its samples and a training script in Python",
            Required = true,
        });
        var weights = FileOption.Make(
            "--weights", "Checkpoint, or state_dict that PyTorch saved, to go on from. Options that are left out are those of a checkpoint's run");
        var command = new Command("export", "Writes what PyTorch and torchrun train the network with") { folder, weights };
        foreach (var option in options.OfTraining)
        {
            command.Add(option);
        }

        command.SetAction(parsed => run(new ExportArguments(options.Read(parsed), parsed.GetRequiredValue(folder), parsed.GetValue(weights))));
        root.Add(command);
    }

    public static int Run(ExportArguments arguments)
    {
        using var weights = arguments.Weights is { } file ? GivenWeights.Read(file, arguments.Options) : null;
        var options = arguments.Options.Or(weights?.Network ?? TrainingOptions.Usual);
        var data = DataSet.Of(options.Data, options.Seed);
        using var random = new torch.Generator((ulong)options.Seed);
        using var network = options.Network(data, random);
        weights?.CopyTo(network);
        PythonExport.Write(arguments.Folder, network, options, data);
        Console.WriteLine(TrainingText.Samples(data));
        Console.WriteLine($"{options.Hidden} neurons in each spiking layer");
        Console.WriteLine($"python {Path.Combine(arguments.Folder, "train.py")}");
        Console.WriteLine($"torchrun --nproc_per_node 2 {Path.Combine(arguments.Folder, "train.py")}");
        return 0;
    }
}
