using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Sample.Training;

/// <summary>
/// Trains a <see cref="Classifier"/>: cross entropy, Adam, and a learning rate that falls to zero along a cosine. Which epoch was the best
/// is for the validation samples to say, so that the test samples, which judge it in the end, had no part in the choice.
/// </summary>
internal sealed class TrainingRun : IDisposable
{
    /// <summary>The network soon knows the training samples by heart. Asked for a little doubt, it does better on handwriting it has not seen.</summary>
    public const double LabelSmoothing = 0.2;

    // Its own, and not that of the process: several runs may train beside each other.
    private readonly Generator _random;
    private readonly Batches _train;
    private readonly Evaluator _validation;
    private readonly optim.lr_scheduler.LRScheduler _schedule;
    private readonly List<EpochResult> _results = [];
    private RunningEpoch? _running;

    /// <summary>A run of the spiking network that the options choose.</summary>
    public TrainingRun(TrainingOptions options, DataSet data)
        : this(options, data, random => options.Network(data, random))
    {
    }

    /// <summary>A run of another network. Of the options those of training count.</summary>
    public TrainingRun(TrainingOptions options, DataSet data, Func<Generator, Classifier> network)
    {
        set_num_threads(options.Threads);
        _random = new Generator((ulong)options.Seed);
        var steps = options.Steps ?? data.Steps;
        Options = options with { Steps = steps, K = options.K ?? SpikingNeurons.UsualSlope(options.Shape) };
        Data = data;
        _train = new Batches(data.Train, data.Coding, steps, options.Batch);
        _validation = new Evaluator(data.Validation, data.Coding, steps);
        Network = network(_random);
        Best = network(_random);
        Optimizer = optim.Adam(Network.parameters(), options.LearningRate);
        _schedule = optim.lr_scheduler.CosineAnnealingLR(Optimizer, options.BatchesOf(data));
    }

    /// <summary>What was chosen, with the number of time steps and the slope that were taken.</summary>
    public TrainingOptions Options { get; }

    public DataSet Data { get; }

    public Classifier Network { get; }

    /// <summary>The network as it was after the best epoch. Means nothing before the end of the first.</summary>
    public Classifier Best { get; }

    /// <summary>The epoch with the largest validation accuracy; of several the last, which has learned the longest.</summary>
    public EpochResult? BestEpoch => _results.MaxBy(static result => (result.ValidationAccuracy, result.Epoch));

    public Adam Optimizer { get; }

    public int BatchesAnEpoch => _train.Count;

    public int RemainingBatches => Options.BatchesOf(Data) - StepsDone;

    /// <summary>How far the run has come. The order of samples is the run's own tensor.</summary>
    public Progress Progress => new([.. _results], _running);

    private int StepsDone => (_results.Count * _train.Count) + (_running?.Step ?? 0);

    /// <summary>The state of the generator that draws the orders of the epochs to come.</summary>
    public Tensor RandomState() => _random.get_state();

    /// <summary>
    /// Goes on from where another run stood, whose weights and moments are in place already. The learning rate is from here on that of a
    /// run of this one's length: the same, if both are equally long.
    /// </summary>
    public void GoOn(Progress progress, Tensor randomState)
    {
        _results.AddRange(progress.Results);
        _running = progress.Running is { } running ? running with { Order = running.Order.clone().DetachFromDisposeScope() } : null;
        _random.set_state(randomState);
        // Each rate is computed from the one before: only the same steps lead to the same bits.
        for (var i = 0; i < StepsDone; i++)
        {
            _schedule.step();
        }
    }

    /// <summary>Trains until the last epoch or until cancelled.</summary>
    public void Run(ITrainingObserver observer, CancellationToken cancellationToken)
    {
        while (_results.Count < Options.Epochs && TrainEpoch(observer, cancellationToken) is { } epoch)
        {
            epoch.Order.Dispose();
            _running = null;
            var (accuracy, rates) = _validation.Judge(Network);
            var result = new EpochResult(
                _results.Count + 1, epoch.LossSum / _train.SampleCount, (double)epoch.Right / _train.SampleCount, accuracy, rates);
            _results.Add(result);
            if (result == BestEpoch)
            {
                Copy(Network, Best);
            }

            observer.EpochDone(result);
        }
    }

    /// <summary>How the network of the best epoch does on the test samples.</summary>
    public Evaluation Test()
    {
        using var test = new Evaluator(Data.Test, Data.Coding, Options.Steps ?? Data.Steps);
        return test.Judge(Best);
    }

    public void Dispose()
    {
        _running?.Order.Dispose();
        Optimizer.Dispose();
        Network.Dispose();
        Best.Dispose();
        _validation.Dispose();
        _train.Dispose();
        _random.Dispose();
    }

    private static void Copy(Classifier from, Classifier to)
    {
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        foreach (var (target, source) in to.state_dict().Values.Zip(from.state_dict().Values))
        {
            target.copy_(source);
        }
    }

    // Gives the epoch when all of its steps are done, and null when cancelled before.
    private RunningEpoch? TrainEpoch(ITrainingObserver observer, CancellationToken cancellationToken)
    {
        Network.train();
        while (!cancellationToken.IsCancellationRequested)
        {
            var epoch = _running ?? new RunningEpoch(_train.Shuffled(_random), 0, 0, 0);
            if (epoch.Step == _train.Count)
            {
                return epoch;
            }

            var (loss, right) = TrainBatch(epoch.Order, epoch.Step);
            _running = epoch with { Step = epoch.Step + 1, LossSum = epoch.LossSum + loss, Right = epoch.Right + right };
            var seen = Math.Min((double)_running.Step * Options.Batch, _train.SampleCount);
            observer.BatchDone(new BatchResult(_results.Count + 1, _running.LossSum / seen, _running.Right / seen));
        }

        return null;
    }

    private (double LossSum, int Right) TrainBatch(Tensor order, int index)
    {
        using var scope = NewDisposeScope();
        var (inputs, labels) = _train.Pick(order, index);
        Optimizer.zero_grad();
        var scores = Network.call(inputs);
        var loss = nn.functional.cross_entropy(scores, labels, label_smoothing: LabelSmoothing);
        loss.backward();
        Optimizer.step();
        _schedule.step();
        return (loss.item<float>() * labels.shape[0], (int)scores.argmax(1).eq(labels).sum().item<long>());
    }
}
