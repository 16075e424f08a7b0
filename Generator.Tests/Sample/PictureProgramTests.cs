using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>The other commands as their user sees them.</summary>
[Collection(Side.Processes)]
public sealed class PictureProgramTests : IDisposable
{
    private static readonly string[] Small = ["--hidden", "16", "--steps", "6", "--batch", "600", "--epochs", "1"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheCatalogueIsDrawn()
    {
        var run = await SampleRun.Of("plot", "shapes", "--out", PathOf("shapes.svg"));

        Assert.Equal(new SampleRun(0, $"24 shapes: {PathOf("shapes.svg")}{Environment.NewLine}", ""), run);
        var svg = await File.ReadAllTextAsync(PathOf("shapes.svg"));
        Assert.All(Enum.GetNames<Shape>().Where(static name => name != "Default"), name => Assert.Contains($">{name}</text>", svg, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TrainedNeuronsAreDrawn()
    {
        var trained = await SampleRun.Of([.. Small, "--neuron", "alif", "--save", PathOf("run.pt")]);
        var run = await SampleRun.Of("plot", "neuron", "--weights", PathOf("run.pt"), "--out", PathOf("neuron.svg"), "--sample", "999");
        var briefly = await SampleRun.Of(["plot", "neuron", .. Small, "--out", PathOf("neuron.png")]);
        var missing = await SampleRun.Of("plot", "neuron", "--weights", PathOf("run.pt"), "--out", PathOf("no.svg"), "--sample", "1000");

        Assert.Equal("", trained.Error);
        Assert.Equal(new SampleRun(0, $"test sample 999, class 9: {PathOf("neuron.svg")}{Environment.NewLine}", ""), run);
        Assert.Contains("potential of neuron", await File.ReadAllTextAsync(PathOf("neuron.svg")), StringComparison.Ordinal);
        Assert.Equal((0, ""), (briefly.ExitCode, briefly.Error));
        Assert.StartsWith("epoch   1 ", briefly.Lines[0]);
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(PathOf("neuron.png")))[1..4]));
        Assert.Equal(new SampleRun(2, "", $"--sample 1000: there are 1000 test samples, from 0 to 999{Environment.NewLine}"), missing);
        Assert.False(File.Exists(PathOf("no.svg")));
    }

    [Fact]
    public async Task AnOpIsShown()
    {
        var list = await SampleRun.Of("show");
        var run = await SampleRun.Of("show", "fastsigmoid");
        var unknown = await SampleRun.Of("show", "step");

        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.All(["FastSigmoid", "RoundSigned", "SynapticTriangle"], name => Assert.Contains(name, list.Output, StringComparison.Ordinal));
        Assert.All(list.Lines, static line => Assert.InRange(line.TrimEnd().Length, 0, 60));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("dy/du = 1 / (1 + 25 |u|)^2", run.Lines);
        Assert.Contains("        return gradient / T.Square(1 + 25 * T.Abs(u));", run.Lines);
        Assert.DoesNotContain('\e', run.Output);
        Assert.Equal(new SampleRun(2, "", $"show: there is no op 'step'; show without a name lists them{Environment.NewLine}"), unknown);
    }

    [Fact]
    public async Task ATableSaysWhatBitsCost()
    {
        var run = await SampleRun.Of("quantize", "--hidden", "16", "--epochs", "1");
        var alone = await SampleRun.Of("quantize", "--batch", "3599");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(run.Lines, static line => Assert.InRange(line.Length, 0, 60));
        // 20 * 16 + 16 * 16 + 16 * 10 weights.
        Assert.All(["2,944", "380", "92"], bytes => Assert.Contains(run.Lines, line => line.TrimEnd(' ', '│').EndsWith(" " + bytes, StringComparison.Ordinal)));
        Assert.Equal(new SampleRun(2, "", $"--batch 3599: of 3600 samples it leaves one alone, which has no variance for a batch norm; take another number{Environment.NewLine}"), alone);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);
}
