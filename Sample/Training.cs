using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using static TorchSharp.torch;

namespace Surrogates.Sample;

/// <summary>Trains a <see cref="SpikingNetwork"/>: cross entropy, Adam, and a learning rate that falls to zero along a cosine.</summary>
internal sealed class Training : IDisposable
{
    private const int TestBatch = 256;

    // The network soon knows the training samples by heart. Asked for a little doubt, it does better on handwriting it has not seen.
    private const double LabelSmoothing = 0.2;

    private readonly TrainingOptions _options;
    private readonly Batches _train;
    private readonly Batches _test;
    private readonly SpikingNetwork _network;
    private readonly optim.Optimizer _optimizer;
    private readonly optim.lr_scheduler.LRScheduler _schedule;

    public Training(TrainingOptions options, DataSet data)
    {
        set_num_threads(options.Threads);
        random.manual_seed(options.Seed);
        var steps = options.Steps ?? data.Steps;
        _options = options;
        _train = new Batches(data.Train, data.Coding, steps, options.Batch);
        _test = new Batches(data.Test, data.Coding, steps, TestBatch);
        _network = new SpikingNetwork(data.Train.Width, options.Hidden, data.Classes, steps);
        _optimizer = optim.Adam(_network.parameters(), options.LearningRate);
        _schedule = optim.lr_scheduler.CosineAnnealingLR(_optimizer, TotalBatches);
    }

    public int TotalBatches => _options.Epochs * _train.Count;

    /// <summary>Trains until the last epoch or until cancelled; returns the last complete epoch's result, if there is one.</summary>
    public EpochResult? Run(ITrainingObserver observer, CancellationToken cancellationToken)
    {
        EpochResult? last = null;
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            var loss = TrainEpoch(observer, cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            last = new EpochResult(epoch, loss, Accuracy());
            observer.EpochDone(last);
        }

        return last;
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
        _test.Dispose();
        _train.Dispose();
    }

    private double TrainEpoch(ITrainingObserver observer, CancellationToken cancellationToken)
    {
        _network.train();
        using var order = _train.Shuffled();
        var total = 0.0;
        for (var i = 0; i < _train.Count && !cancellationToken.IsCancellationRequested; i++)
        {
            total += TrainBatch(order, i);
            observer.BatchDone();
        }

        return total / _train.SampleCount;
    }

    private double TrainBatch(Tensor order, int index)
    {
        using var scope = NewDisposeScope();
        var (inputs, labels) = _train.Pick(order, index);
        _optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(_network.call(inputs), labels, label_smoothing: LabelSmoothing);
        loss.backward();
        _optimizer.step();
        _schedule.step();
        return loss.item<float>() * labels.shape[0];
    }

    private double Accuracy()
    {
        _network.eval();
        using var inference = no_grad();
        using var order = _test.InOrder();
        var right = 0L;
        for (var i = 0; i < _test.Count; i++)
        {
            using var scope = NewDisposeScope();
            var (inputs, labels) = _test.Pick(order, i);
            right += _network.call(inputs).argmax(1).eq(labels).sum().item<long>();
        }

        return (double)right / _test.SampleCount;
    }
}
