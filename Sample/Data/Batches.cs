using static TorchSharp.torch;

namespace Surrogates.Sample.Data;

/// <summary>Samples as tensors, from which it picks batches and encodes them over time.</summary>
internal sealed class Batches : IDisposable
{
    private readonly Tensor _values;
    private readonly Tensor _labels;
    private readonly InputCoding _coding;
    private readonly int _steps;
    private readonly int _size;

    public Batches(Samples samples, InputCoding coding, int steps, int size)
    {
        _values = tensor(samples.Values).view(samples.Count, samples.Width);
        _labels = tensor(samples.Labels);
        _coding = coding;
        _steps = steps;
        _size = size;
        SampleCount = samples.Count;
        Count = CountOf(samples.Count, size);
    }

    public int SampleCount { get; }

    public int Count { get; }

    /// <summary>How many batches there are of so many samples; the last one may be smaller.</summary>
    public static int CountOf(int samples, int size) => (samples + size - 1) / size;

    public Tensor Shuffled(Generator random) => randperm(SampleCount, generator: random);

    public Tensor InOrder() => arange(SampleCount);

    /// <summary>The inputs [time, batch, inputs] and the labels of batch <paramref name="index"/> in the given order of the samples.</summary>
    public (Tensor Inputs, Tensor Labels) Pick(Tensor order, int index)
    {
        var first = (long)index * _size;
        var chosen = order.narrow(0, first, Math.Min(_size, SampleCount - first));
        return (Encode(_values.index_select(0, chosen)), _labels.index_select(0, chosen));
    }

    public void Dispose()
    {
        _values.Dispose();
        _labels.Dispose();
    }

    private Tensor Encode(Tensor values) => _coding switch
    {
        InputCoding.Current => values.expand([_steps, .. values.shape]),
        InputCoding.SpikeTime => arange(_steps).view(-1, 1, 1).eq((values * _steps).floor()).to(ScalarType.Float32),
        _ => throw new ArgumentOutOfRangeException(nameof(values), _coding, null),
    };
}
