using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Sample.Training;

/// <summary>Trains a <see cref="SpikingNetwork"/>: cross entropy, Adam, and a learning rate that falls to zero along a cosine.</summary>
internal sealed class TrainingRun : IDisposable
{
    /// <summary>The network soon knows the training samples by heart. Asked for a little doubt, it does better on handwriting it has not seen.</summary>
    public const double LabelSmoothing = 0.2;

    private readonly Batches _train;
    private readonly Evaluator _test;
    private readonly optim.lr_scheduler.LRScheduler _schedule;
    private readonly List<EpochResult> _results = [];
    private RunningEpoch? _running;

    public TrainingRun(TrainingOptions options, DataSet data)
    {
        set_num_threads(options.Threads);
        random.manual_seed(options.Seed);
        var steps = options.Steps ?? data.Steps;
        Options = options with { Steps = steps };
        Data = data;
        _train = new Batches(data.Train, data.Coding, steps, options.Batch);
        _test = new Evaluator(data, steps);
        Network = new SpikingNetwork(data.Train.Width, options.Hidden, data.Classes, steps);
        Optimizer = optim.Adam(Network.parameters(), options.LearningRate);
        _schedule = optim.lr_scheduler.CosineAnnealingLR(Optimizer, options.Epochs * _train.Count);
    }

    /// <summary>What was chosen, with the number of time steps that was taken.</summary>
    public TrainingOptions Options { get; }

    public DataSet Data { get; }

    public SpikingNetwork Network { get; }

    public Adam Optimizer { get; }

    public int BatchesAnEpoch => _train.Count;

    public int RemainingBatches => (Options.Epochs * _train.Count) - StepsDone;

    /// <summary>How far the run has come. The order of samples is the run's own tensor.</summary>
    public Progress Progress => new([.. _results], _running);

    private int StepsDone => (_results.Count * _train.Count) + (_running?.Step ?? 0);

    /// <summary>The state of the generator that draws the orders of the epochs to come.</summary>
    public static Tensor RandomState() => random.get_rng_state();

    /// <summary>
    /// Goes on from where another run stood, whose weights and moments are in place already. The learning rate is from here on that of a
    /// run of this one's length: the same, if both are equally long.
    /// </summary>
    public void GoOn(Progress progress, Tensor randomState)
    {
        _results.AddRange(progress.Results);
        _running = progress.Running is { } running ? running with { Order = running.Order.clone().DetachFromDisposeScope() } : null;
        random.set_rng_state(randomState);
        // Each rate is computed from the one before: only the same steps lead to the same bits.
        for (var i = 0; i < StepsDone; i++)
        {
            _schedule.step();
        }
    }

    /// <summary>Trains until the last epoch or until cancelled; returns the last complete epoch's result, if there is one.</summary>
    public EpochResult? Run(ITrainingObserver observer, CancellationToken cancellationToken)
    {
        while (_results.Count < Options.Epochs && TrainEpoch(observer, cancellationToken) is { } epoch)
        {
            epoch.Order.Dispose();
            _running = null;
            _results.Add(new EpochResult(_results.Count + 1, epoch.LossSum / _train.SampleCount, _test.Accuracy(Network)));
            observer.EpochDone(_results[^1]);
        }

        return _results.LastOrDefault();
    }

    public void Dispose()
    {
        _running?.Order.Dispose();
        Optimizer.Dispose();
        Network.Dispose();
        _test.Dispose();
        _train.Dispose();
    }

    // Gives the epoch when all of its steps are done, and null when cancelled before.
    private RunningEpoch? TrainEpoch(ITrainingObserver observer, CancellationToken cancellationToken)
    {
        Network.train();
        while (!cancellationToken.IsCancellationRequested)
        {
            var epoch = _running ?? new RunningEpoch(_train.Shuffled(), 0, 0);
            if (epoch.Step == _train.Count)
            {
                return epoch;
            }

            _running = epoch with { Step = epoch.Step + 1, LossSum = epoch.LossSum + TrainBatch(epoch.Order, epoch.Step) };
            observer.BatchDone();
        }

        return null;
    }

    private double TrainBatch(Tensor order, int index)
    {
        using var scope = NewDisposeScope();
        var (inputs, labels) = _train.Pick(order, index);
        Optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(Network.call(inputs), labels, label_smoothing: LabelSmoothing);
        loss.backward();
        Optimizer.step();
        _schedule.step();
        return loss.item<float>() * labels.shape[0];
    }
}
