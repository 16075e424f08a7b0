using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using static TorchSharp.torch;

namespace Surrogates.Sample.Training;

/// <summary>Judges a network by samples that it was not trained with.</summary>
internal sealed class Evaluator(Samples samples, InputCoding coding, int steps) : IDisposable
{
    private const int Batch = 256;

    private readonly Batches _batches = new(samples, coding, steps, Batch);

    public Evaluation Judge(Classifier network)
    {
        network.eval();
        using var inference = no_grad();
        using var order = _batches.InOrder();
        var right = 0L;
        var (spikes, places) = (Array.Empty<double>(), 0L);
        for (var i = 0; i < _batches.Count; i++)
        {
            using var scope = NewDisposeScope();
            var (inputs, labels) = _batches.Pick(order, i);
            var (scores, layers) = network.Observe(inputs);
            right += scores.argmax(1).eq(labels).sum().item<long>();
            spikes = [.. layers.Select((layer, l) => layer.sum().item<float>() + spikes.ElementAtOrDefault(l))];
            places += layers is [var first, ..] ? first.numel() : 0;
        }

        return new Evaluation((double)right / _batches.SampleCount, [.. spikes.Select(sum => sum / places)]);
    }

    public void Dispose() => _batches.Dispose();
}
