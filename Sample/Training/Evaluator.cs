using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using static TorchSharp.torch;

namespace Surrogates.Sample.Training;

/// <summary>Judges a network by the test samples of a data set.</summary>
internal sealed class Evaluator(DataSet data, int steps) : IDisposable
{
    private const int Batch = 256;

    private readonly Batches _test = new(data.Test, data.Coding, steps, Batch);

    /// <summary>The share of the samples that the network gets right.</summary>
    public double Accuracy(SpikingNetwork network)
    {
        network.eval();
        using var inference = no_grad();
        using var order = _test.InOrder();
        var right = 0L;
        for (var i = 0; i < _test.Count; i++)
        {
            using var scope = NewDisposeScope();
            var (inputs, labels) = _test.Pick(order, i);
            right += network.call(inputs).argmax(1).eq(labels).sum().item<long>();
        }

        return (double)right / _test.SampleCount;
    }

    public void Dispose() => _test.Dispose();
}
