using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Files;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Sample.Checkpoints;

/// <summary>Whatever is wrong with a file is one line that says what, and nothing of the file is used.</summary>
public sealed class CheckpointFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "run.pt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFileThatIsMissing()
    {
        Assert.Equal($"{File}: no such file", Fault(() => Checkpoint.Read(File)));
        Assert.Equal($"{_folder.Path}: this is a folder, but a file is expected", Fault(() => Weights.Read(_folder.Path)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("no archive")]
    public void AFileOfAnotherKind(string content)
    {
        _folder.Write("run.pt", System.Text.Encoding.ASCII.GetBytes(content));

        Assert.Equal($"{File}: neither a checkpoint nor a file of PyTorch, from 1.6 on", Fault(() => Checkpoint.Read(File)));
    }

    [Fact]
    public void AnArchiveOfAnotherKind()
    {
        using (var archive = System.IO.Compression.ZipFile.Open(File, System.IO.Compression.ZipArchiveMode.Create))
        {
            archive.CreateEntry("readme").Open().Dispose();
        }

        Assert.StartsWith($"{File}: no dictionary of tensors that can be read: ", Fault(() => Weights.Read(File)));
    }

    [Fact]
    public void AFileThatWasCutShort()
    {
        var (whole, _) = Written();
        foreach (var length in Enumerable.Range(1, 60).Select(i => whole.Length * i / 61).Append(whole.Length - 1))
        {
            _folder.Write("run.pt", whole[..length]);

            Assert.Equal($"{File}: the file is damaged or cut short", Fault(() => Checkpoint.Read(File)));
        }
    }

    /// <summary>A bit that was turned over is found, or it is one of a time of day that nobody reads.</summary>
    [Fact]
    public void AFileThatWasDamaged()
    {
        var (whole, state) = Written();
        var random = new Random(1);
        var found = 0;
        const int tries = 600;
        for (var i = 0; i < tries; i++)
        {
            var damaged = whole.ToArray();
            // The names and places of the entries stand at the end: as many tries there as in all the tensors.
            var place = i % 2 == 0 ? random.Next(whole.Length) : random.Next(whole.Length - 2_000, whole.Length);
            damaged[place] ^= (byte)(1 << random.Next(8));
            _folder.Write("run.pt", damaged);
            try
            {
                using var checkpoint = Checkpoint.Read(File);
                using var run = new SmallRun();
                checkpoint.Restore(run.Run);
                Assert.Equal(state, run.State());
            }
            catch (FileException e)
            {
                Assert.StartsWith($"{File}: ", e.Message);
                Assert.DoesNotContain('\n', e.Message);
                found++;
            }
        }

        Assert.InRange(found, tries / 2, tries);
    }

    [Fact]
    public void ANewerFormat()
    {
        PyTorchFile.Write(File, new Dictionary<string, object> { ["format"] = "surrogates-checkpoint", ["version"] = 3 });

        const string message = "a checkpoint of version 3; this program reads version 2";
        Assert.Equal($"{File}: {message}", Fault(() => Checkpoint.Read(File)));
        Assert.Equal($"{File}: {message}", Fault(() => Weights.Read(File)));
    }

    [Fact]
    public void WeightsWithoutARun()
    {
        using var scope = NewDisposeScope();
        PyTorchFile.Write(File, Plain());

        Assert.Equal(
            $"{File}: these are weights without a run that could go on; --weights begins a new one with them", Fault(() => Checkpoint.Read(File)));
    }

    public static TheoryData<string, string, long[]?> Misfits => new()
    {
        { "layers.2.bias: shape [8] expected, [8, 1] found", "layers.2.bias", [8, 1] },
        { "layers.4.weight: shape [10, 8] expected, [8, 10] found", "layers.4.weight", [8, 10] },
        { "layers.0.bias: shape [8] expected, [] found", "layers.0.bias", [] },
        { "the tensor layers.2.weight is missing", "layers.2.weight", null },
        { "the network has no tensor layers.6.weight", "layers.6.weight", [1] },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void WeightsThatDoNotFit(string message, string name, long[]? shape)
    {
        using var scope = NewDisposeScope();
        using var run = new SmallRun();
        var before = run.State();
        var weights = Plain();
        weights.Remove(name);
        if (shape is not null)
        {
            weights[name] = zeros(shape);
        }

        PyTorchFile.Write(File, weights);
        using var read = Weights.Read(File);

        Assert.Equal($"{File}: {message}", Fault(() => read.CopyTo(run.Run.Network)));
        Assert.Equal(before, run.State());
    }

    /// <summary>The generator of torch would end the process.</summary>
    [Fact]
    public void ARandomStateOfAnotherSize()
    {
        using var scope = NewDisposeScope();
        using var run = new SmallRun();
        var content = Checkpoint.Describe(run.Run);
        content["random_state"] = zeros(100, ScalarType.Byte);
        PyTorchFile.Write(File, content);

        using var checkpoint = Checkpoint.Read(File);

        Assert.Equal($"{File}: 'random_state' is missing, or is not what it should be", Fault(() => checkpoint.Restore(run.Run)));
    }

    [Theory]
    [InlineData("options")]
    [InlineData("progress")]
    [InlineData("optimizer_state_dict")]
    [InlineData("model_state_dict")]
    [InlineData("best_state_dict")]
    [InlineData("data")]
    public void APartThatIsMissing(string name)
    {
        using var scope = NewDisposeScope();
        using var run = new SmallRun();
        var content = Checkpoint.Describe(run.Run);
        content.Remove(name);
        PyTorchFile.Write(File, content);

        Assert.Equal($"{File}: '{name}' is missing, or is not what it should be", Fault(() =>
        {
            using var checkpoint = Checkpoint.Read(File);
            checkpoint.Restore(run.Run);
        }));
    }

    private (byte[] File, byte[][] State) Written()
    {
        using var run = new SmallRun();
        run.Train(SmallRun.StepsAnEpoch + 2);
        Checkpoint.Write(File, run.Run);
        return (System.IO.File.ReadAllBytes(File), run.State());
    }

    private static Dictionary<string, Tensor> Plain()
    {
        using var run = new SmallRun();
        return StateDict.Of(run.Run.Network).ToDictionary(static entry => entry.Key, static entry => entry.Value.clone());
    }

    private static string Fault(Action read) => Assert.Throws<FileException>(read).Message;
}
