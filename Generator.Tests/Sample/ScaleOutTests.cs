using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Data;
using Surrogates.Sample.Training;
using TorchSharp;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>The sample's network goes to PyTorch, is trained there by one process or by several, and comes back.</summary>
public sealed class ScaleOutTests : IDisposable
{
    private const int Hidden = 24;

    // Single precision, summed over a network and some steps in another order.
    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Twenty steps of two processes, each with half of every batch, are twenty steps of one; what they trained is judged here as there.</summary>
    [PythonFact("torch")]
    public async Task TwoProcessesTrainAsOneDoes()
    {
        Assert.Equal(0, (await Export()).ExitCode);
        var one = Python.Run(Training("one"), _folder.Path, ("OMP_NUM_THREADS", "1"));
        var port = FreePort();
        var two = Python.RunTogether(Training("two"), _folder.Path, [.. Enumerable.Range(0, 2).Select(rank => Rank(rank, port))]);

        var (alone, together) = (Losses("one"), Losses("two"));
        Assert.Equal(20, alone.Length);
        Assert.All(alone.Zip(together), static pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Tolerance));
        Assert.True(alone[^5..].Average() < alone[..5].Average(), "Nothing was learned.");
        Assert.Equal(one, two[0]);
        Assert.Equal("", two[1]);

        var judged = await SampleRun.Of("test", "--weights", PathOf("two.pt"), "--steps", "6");
        Assert.Equal("", judged.Error);
        Assert.Equal(two[0].Split('\n')[^1].Trim(), judged.Lines[^1]);
        var further = await SampleRun.Of("train", "--weights", PathOf("two.pt"), "--hidden", $"{Hidden}", "--steps", "6", "--epochs", "1");
        Assert.Equal("", further.Error);
        Assert.Equal(0, further.ExitCode);
    }

    /// <summary>The class scores of the exported network are the same there, and those of the weights that come back are here.</summary>
    [PythonTheory("torch")]
    [InlineData(NeuronModel.LIF)]
    [InlineData(NeuronModel.ALIF)]
    [InlineData(NeuronModel.PLIF)]
    [InlineData(NeuronModel.Synaptic)]
    public async Task ScoresAreTheSameOnBothSides(NeuronModel neuron)
    {
        Assert.Equal(0, (await Export("--neuron", neuron.ToString())).ExitCode);
        string[] files = ["weights.pt"];
        if (neuron == NeuronModel.LIF)
        {
            Python.Run(Training("trained"), _folder.Path, ("OMP_NUM_THREADS", "1"));
            files = [.. files, "trained.pt"];
        }

        var data = Randman.Make(0);
        foreach (var file in files)
        {
            using var scope = torch.NewDisposeScope();
            using var noGrad = torch.no_grad();
            using var random = new torch.Generator();
            using var network = (TrainingOptions.Usual with { Hidden = Hidden, Steps = 6, Neuron = neuron }).Network(data, random);
            using (var weights = Weights.Read(PathOf(file)))
            {
                weights.CopyTo(network);
            }

            using var batches = new Batches(data.Test, data.Coding, 6, 64);
            var here = network.call(batches.Pick(batches.InOrder(), 0).Inputs).data<float>().ToArray();
            var there = JsonSerializer.Deserialize<float[]>(Python.Run(["-c", $"""
                import json, torch, data
                from network import SpikingNetwork
                run = torch.load("samples.pt")
                network = SpikingNetwork(run["options"])
                network.load_state_dict(torch.load("{file}"))
                inputs, _ = data.load(run)[2].pick(torch.arange(64), "cpu")
                print(json.dumps(network(inputs).flatten().tolist()))
                """], _folder.Path))!;
            Assert.Equal(64 * data.Classes, there.Length);
            var largest = here.Max(Math.Abs);
            Assert.All(here.Zip(there), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Tolerance * Math.Max(1, largest)));
        }
    }

    /// <summary>Samples are encoded over time as they are here, spike times and currents.</summary>
    [PythonFact("torch")]
    public async Task DigitsAreReadAsTheyAreHere()
    {
        var rows = string.Concat(Enumerable.Range(0, 5).Select(static row => string.Join(",", Enumerable.Range(0, 64).Select(pixel => (pixel + row) % 17).Append(row)) + "\n"));
        _folder.Write("optdigits.tra.csv", System.Text.Encoding.ASCII.GetBytes(rows));
        _folder.Write("optdigits.tes.csv", System.Text.Encoding.ASCII.GetBytes(rows));
        var run = await SampleRun.Of("export", "--python", PathOf("digits"), "--data", _folder.Path, "--hidden", "4");
        Assert.Equal("", run.Error);
        var digits = OptDigits.Read(_folder.Path);
        using var batches = new Batches(digits.Test, digits.Coding, digits.Steps, 5);
        var (inputs, labels) = batches.Pick(batches.InOrder(), 0);
        var there = Python.Run(["-c", """
            import torch, data
            inputs, labels = data.load(torch.load("samples.pt"))[2].pick(torch.arange(5), "cpu")
            print(list(inputs.shape), int(16 * inputs.sum().item()), labels.tolist())
            """], PathOf("digits"));
        Assert.Equal($"[{string.Join(", ", inputs.shape)}] {(int)(16 * inputs.sum().item<float>())} [{string.Join(", ", labels.data<long>())}]", there);
    }

    /// <summary>What is there already and is another file stays; what an export before wrote is written again.</summary>
    [Fact]
    public async Task ReplacesNoOtherFile()
    {
        Assert.Equal(0, (await Export()).ExitCode);
        Assert.Equal(0, (await Export()).ExitCode);
        Assert.Contains("class LifATan(torch.nn.Module):", await File.ReadAllTextAsync(PathOf(Path.Combine("surrogates", "sample", "network", "lif_a_tan.py"))), StringComparison.Ordinal);
        // Of the modules only those of the network.
        Assert.Equal(
            ["__init__.py", "leaky_readout.py", "lif_a_tan.py"],
            Directory.GetFiles(PathOf(Path.Combine("surrogates", "sample", "network"))).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await File.AppendAllTextAsync(PathOf("train.py"), "# mine\n");
        var refused = await Export();
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal($"{PathOf("train.py")}: the file is there already and is another one: move it, or name another folder", refused.Error.Trim());
        Assert.EndsWith("# mine\n", await File.ReadAllTextAsync(PathOf("train.py")), StringComparison.Ordinal);
    }

    /// <summary>The scripts are formatted as the generated modules are.</summary>
    [PythonFact("black")]
    public void ScriptsAreAsBlackFormatsThem() => Assert.Equal("", Python.Run(["-m", "black", "--check", "--diff", "--quiet", Path.Combine(Repository.Root, "Sample", "Python")]));

    private Task<SampleRun> Export(params string[] options) => SampleRun.Of(["export", "--python", _folder.Path, "--hidden", $"{Hidden}", "--steps", "6", "--batch", "50", "--epochs", "2", .. options]);

    private static string[] Training(string name) => ["train.py", "--stop-after", "20", "--log", name + ".csv", "--save", name + ".pt"];

    private static (string Name, string Value)[] Rank(int rank, int port) =>
    [
        ("RANK", $"{rank}"),
        ("WORLD_SIZE", "2"),
        ("MASTER_ADDR", "127.0.0.1"),
        ("MASTER_PORT", $"{port}"),
        ("OMP_NUM_THREADS", "1"),
    ];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private double[] Losses(string name) =>
        [.. File.ReadLines(PathOf(name + ".csv")).Skip(1).Select(static line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];

    private string PathOf(string name) => Path.Combine(_folder.Path, name);
}
