using System.CommandLine;
using Surrogates.Sample.Data;
using Surrogates.Sample.Drawing;
using Surrogates.Sample.Files;
using Surrogates.Sample.Network;
using Surrogates.Sample.Options;
using Surrogates.Sample.Training;
using Surrogates.Sample.Views;
using static TorchSharp.torch;

namespace Surrogates.Sample.Commands;

/// <summary>Draws what the first layer of a trained network makes of a sample: its spikes, and the potential of the neuron that fires most.</summary>
internal static class PlotNeuronCommand
{
    // Enough for the neurons to do something, and a moment.
    private static readonly TrainingOptions Usual = TrainingOptions.Usual with { Epochs = 4 };

    public static void AddTo(Command plot, Func<PlotNeuronArguments, int> run)
    {
        var options = new RunOptions(usual: null);
        var weights = FileOption.Make(
            "--weights", "Checkpoint, or state_dict that PyTorch saved; without it a network is trained for a few epochs");
        var sample = NumberOption.Make("--sample", "Which of the test samples, from 0", 0, int.MaxValue, 0);
        var output = PlotCommand.Output("neuron.svg");
        var command = new Command("neuron", "Draws the spikes and a potential of trained neurons") { weights, sample, output };
        foreach (var option in options.OfTraining)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(weights) is not null && options.OfTraining.Except(options.OfTesting).FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } vain)
            {
                result.AddError($"{vain.Name}: with --weights nothing is trained");
            }
        });
        command.SetAction(parsed => run(new PlotNeuronArguments(
            options.Read(parsed), parsed.GetValue(weights), parsed.GetValue(sample), parsed.GetRequiredValue(output))));
        plot.Add(command);
    }

    public static int Run(PlotNeuronArguments arguments)
    {
        using var interrupt = new Interrupt();
        AtomicFile.Prepare(arguments.Out);
        using var weights = arguments.Weights is { } file ? GivenWeights.Read(file, arguments.Options) : null;
        var options = arguments.Options.Or(weights?.Network ?? Usual);
        var data = DataSet.Of(options.Data, options.Seed);
        if (arguments.Sample >= data.Test.Count)
        {
            throw new OptionException($"--sample {arguments.Sample}: there are {data.Test.Count} test samples, from 0 to {data.Test.Count - 1}");
        }

        if (weights is not null)
        {
            set_num_threads(options.Threads);
            using var random = new Generator();
            using var network = options.Network(data, random);
            weights.CopyTo(network);
            Write(arguments, network, data, options.Steps ?? data.Steps);
            return 0;
        }

        using var run = new TrainingRun(options, data);
        Meter.Show(run.RemainingBatches, meter => run.Run(new TrainingView(meter, static () => { }), interrupt.Token));
        if (interrupt.Token.IsCancellationRequested)
        {
            Console.WriteLine("interrupted: no picture");
            return ExitCode.Interrupted;
        }

        Write(arguments, (SpikingNetwork)run.Network, data, run.Options.Steps!.Value);
        return 0;
    }

    private static void Write(PlotNeuronArguments arguments, SpikingNetwork network, DataSet data, int steps)
    {
        PictureFile.Write(arguments.Out, Draw(network, data, steps, arguments.Sample));
        Console.WriteLine($"test sample {arguments.Sample}, class {data.Test.Labels[arguments.Sample]}: {arguments.Out}");
    }

    private static Picture Draw(SpikingNetwork network, DataSet data, int steps, int sample)
    {
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        network.eval();
        using var batches = new Batches(data.Test, data.Coding, steps, size: 1);
        var (inputs, _) = batches.Pick(batches.InOrder(), sample);
        var (spikes, potentials) = Recording.Of(network.Neurons.First(), network.FirstCurrent(inputs));
        // [time, 1, neurons]
        var fired = spikes.squeeze(1);
        var chosen = (int)fired.sum([0]).argmax().item<long>();
        var places = fired.nonzero().data<long>().ToArray().Chunk(2).Select(static place => ((int)place[0], (int)place[1]));
        return NeuronPanels.Of(steps, (int)fired.shape[1], [.. places], chosen, [.. potentials.squeeze(1).select(1, chosen).contiguous().data<float>().ToArray().Select(static v => (double)v)]);
    }
}
