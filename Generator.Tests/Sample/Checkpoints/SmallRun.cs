using Surrogates.Sample.Data;
using Surrogates.Sample.Training;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Sample.Checkpoints;

/// <summary>A run that takes a moment: epochs of four steps, in this process.</summary>
internal sealed class SmallRun : IDisposable
{
    public const int StepsAnEpoch = 4;

    private readonly int _threads = get_num_threads();

    public SmallRun(TrainingOptions? options = null, DataSet? data = null) => Run = new TrainingRun(options ?? Options, data ?? Data);

    public static TrainingOptions Options { get; } = TrainingOptions.Usual with { Epochs = 3, Batch = 900, Hidden = 8, Steps = 5 };

    public static DataSet Data { get; } = Randman.Make(0);

    public TrainingRun Run { get; }

    /// <summary>Trains for so many steps more, as far as there are any, as if interrupted after the last of them.</summary>
    public void Train(int steps = int.MaxValue, Action<EpochResult>? epochDone = null)
    {
        using var source = new CancellationTokenSource();
        if (steps == 0)
        {
            source.Cancel();
        }

        Run.Run(new Observer(() => --steps, source, epochDone), source.Token);
    }

    /// <summary>Everything that the rest of the run depends on, to the bit: weights and those of the best epoch, moments, rate, random state.</summary>
    public byte[][] State()
    {
        using var scope = NewDisposeScope();
        var moments = Run.Optimizer.state_dict().State.Cast<TorchSharp.Modules.Adam.State>().ToArray();
        return
        [
            .. Run.Network.state_dict().Values.Select(static tensor => tensor.bytes.ToArray()),
            .. Run.Best.state_dict().Values.Where(_ => Run.BestEpoch is not null).Select(static tensor => tensor.bytes.ToArray()),
            .. moments.Select(static state => state.exp_avg.bytes.ToArray()),
            .. moments.Select(static state => state.exp_avg_sq.bytes.ToArray()),
            .. moments.Select(static state => BitConverter.GetBytes(state.step)),
            BitConverter.GetBytes(Run.Optimizer.ParamGroups.Single().LearningRate),
            Run.RandomState().bytes.ToArray(),
        ];
    }

    public void Dispose()
    {
        Run.Dispose();
        set_num_threads(_threads);
    }

    private sealed class Observer(Func<int> stepDone, CancellationTokenSource source, Action<EpochResult>? epochDone) : ITrainingObserver
    {
        public void BatchDone(BatchResult result)
        {
            if (stepDone() == 0)
            {
                source.Cancel();
            }
        }

        public void EpochDone(EpochResult result) => epochDone?.Invoke(result);
    }
}
