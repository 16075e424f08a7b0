using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Data;
using Surrogates.Sample.Files;
using Surrogates.Sample.Training;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Sample.Checkpoints;

/// <summary>A run that goes on from its checkpoint ends where one ends that was never interrupted, to the last bit.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly int Steps = SmallRun.Options.Epochs * SmallRun.StepsAnEpoch;

    private readonly TemporaryFolder _folder = new();
    private readonly byte[][] _state;
    private readonly string[] _results;

    public ResumeTests()
    {
        using var run = new SmallRun();
        run.Train();
        _state = run.State();
        _results = Results(run);
    }

    private string File => Path.Combine(_folder.Path, "run.pt");

    public void Dispose() => _folder.Dispose();

    /// <summary>Before the first step, within epochs, after the last step of one, and after the last of all.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SmallRun.StepsAnEpoch)]
    [InlineData(SmallRun.StepsAnEpoch + 2)]
    [InlineData((2 * SmallRun.StepsAnEpoch) + 3)]
    [InlineData(3 * SmallRun.StepsAnEpoch)]
    public void AfterAnInterruption(int steps)
    {
        using (var interrupted = new SmallRun())
        {
            interrupted.Train(steps);
            Assert.Equal(Steps - steps, interrupted.Run.RemainingBatches);
            Checkpoint.Write(File, interrupted.Run);
        }

        using var resumed = Resumed(SmallRun.Options);
        Assert.Equal(Steps - steps, resumed.Run.RemainingBatches);
        resumed.Train();

        AssertSame(resumed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AtTheEndOfAnEpoch(int epoch)
    {
        using (var first = new SmallRun())
        {
            first.Train(epochDone: result =>
            {
                if (result.Epoch == epoch)
                {
                    Checkpoint.Write(File, first.Run);
                }
            });
            // Writing a checkpoint changes nothing of the run.
            AssertSame(first);
        }

        using var resumed = Resumed(SmallRun.Options);
        Assert.Equal(_results[..epoch], Results(resumed));
        resumed.Train();

        AssertSame(resumed);
    }

    [Fact]
    public void AfterEveryStep()
    {
        using (var run = new SmallRun())
        {
            Checkpoint.Write(File, run.Run);
        }

        for (var i = 0; i < Steps; i++)
        {
            using var step = Resumed(SmallRun.Options);
            step.Train(1);
            Checkpoint.Write(File, step.Run);
        }

        using var last = Resumed(SmallRun.Options);
        last.Train();

        AssertSame(last);
    }

    [Fact]
    public void ALongerRunGoesOnWithTheRateOfOneThatWasAlwaysThatLong()
    {
        var longer = SmallRun.Options with { Epochs = 5 };
        using (var run = new SmallRun())
        {
            run.Train(6);
            Checkpoint.Write(File, run.Run);
        }

        using var always = new SmallRun(longer);
        always.Train(6);
        using var resumed = Resumed(longer);

        Assert.Equal((5 * SmallRun.StepsAnEpoch) - 6, resumed.Run.RemainingBatches);
        Assert.Equal(Rate(always), Rate(resumed));
        resumed.Train();
        Assert.Equal(5, resumed.Run.Progress.Results.Count);
        Assert.Equal(0, Rate(resumed), 1e-12);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void ARunIsNotCutBehindWhereItStands(int epochs, bool refused)
    {
        using (var run = new SmallRun())
        {
            run.Train(SmallRun.StepsAnEpoch + 2);
            Checkpoint.Write(File, run.Run);
        }

        void Resume() => Resumed(SmallRun.Options with { Epochs = epochs }).Dispose();

        if (refused)
        {
            Assert.Equal($"{File}: its run has come further than --epochs 1", Assert.Throws<FileException>(Resume).Message);
        }
        else
        {
            Resume();
        }
    }

    [Fact]
    public void OtherDataAreRefused()
    {
        using (var run = new SmallRun())
        {
            Checkpoint.Write(File, run.Run);
        }

        using var checkpoint = Checkpoint.Read(File);
        using var other = new SmallRun(data: Randman.Make(1));

        Assert.Equal($"{File}: its run is on other data than Randman", Assert.Throws<FileException>(() => checkpoint.Restore(other.Run)).Message);
    }

    [Fact]
    public void TheOptionsAreThoseOfTheRun()
    {
        var options = new TrainingOptions("digits", 3, 400, 8, null, NeuronModel.PLIF, Shape.Triangle, 0.7, 0.1 + 0.2, 12, 1);
        using (var run = new SmallRun(options))
        {
            Checkpoint.Write(File, run.Run);
        }

        using var checkpoint = Checkpoint.Read(File);

        // It may be resumed from another folder.
        Assert.Equal(options with { Data = Path.GetFullPath("digits"), Steps = SmallRun.Data.Steps }, checkpoint.Options);
    }

    /// <summary>The weights of the best epoch, not of the last, are those that are tested, and those that a file gives.</summary>
    [Fact]
    public void TheBestEpochIsKept()
    {
        using var run = new SmallRun(SmallRun.Options with { LearningRate = 0.3, Epochs = 6 });
        var networks = new List<byte[]>();
        run.Train(epochDone: _ => networks.Add(First(run.Run.Network)));
        var results = run.Run.Progress.Results;
        Checkpoint.Write(File, run.Run);
        using var weights = Weights.Read(File);
        using var random = new TorchSharp.torch.Generator();
        using var read = SmallRun.Options.Network(SmallRun.Data, random);
        weights.CopyTo(read);

        Assert.Equal(results.Where(result => result.ValidationAccuracy == results.Max(static each => each.ValidationAccuracy)).Max(static result => result.Epoch), run.Run.BestEpoch!.Epoch);
        // Steps as large as these spoil what was learned.
        Assert.InRange(run.Run.BestEpoch.Epoch, 1, 5);
        Assert.Equal(networks[run.Run.BestEpoch.Epoch - 1], First(run.Run.Best));
        Assert.Equal(networks[run.Run.BestEpoch.Epoch - 1], First(read));
        Assert.NotEqual(networks[^1], First(run.Run.Best));
    }

    private static byte[] First(nn.Module network) => network.state_dict().Values.First().bytes.ToArray();

    // Of all digits.
    private static string[] Results(SmallRun run) =>
    [
        .. run.Run.Progress.Results.Select(static result => FormattableString.Invariant(
            $"{result.Epoch} {result.Loss} {result.TrainAccuracy} {result.ValidationAccuracy} {string.Join(' ', result.FiringRates)}")),
    ];

    private static double Rate(SmallRun run) => run.Run.Optimizer.ParamGroups.Single().LearningRate;

    private SmallRun Resumed(TrainingOptions options)
    {
        using var checkpoint = Checkpoint.Read(File);
        // Nothing may depend on what the process drew before.
        random.manual_seed(12345);
        var run = new SmallRun(options);
        try
        {
            checkpoint.Restore(run.Run);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    private void AssertSame(SmallRun run)
    {
        Assert.Equal(0, run.Run.RemainingBatches);
        Assert.Null(run.Run.Progress.Running);
        Assert.Equal(_results, Results(run));
        Assert.Equal(_state, run.State());
    }
}
