namespace Surrogates.Sample.Data;

/// <summary>
/// Makes the Randman data set of Zenke and Vogels, "The Remarkable Robustness of Surrogate Gradient Learning for Instilling Complex
/// Function in Spiking Neural Networks" (2021): each class is a smooth random manifold, and a point of it is a pattern of
/// spike times, one per input. No input tells the classes apart by its spike count, only the times do.
/// </summary>
internal static class Randman
{
    public const int Classes = 10;
    public const int Inputs = 20;
    public const int UsualSteps = 20;
    private const int PerClass = 500;
    private const int TrainPerClass = 400;

    // Easier manifolds are learned to the last sample within a few epochs, whatever the surrogate: curves (one dimension) that are
    // smoother (a larger alpha).
    private const int Dimensions = 2;
    private const double Alpha = 2;

    public static DataSet Make(int seed)
    {
        var random = new Random(seed);
        var train = new Builder();
        var test = new Builder();
        for (var label = 0; label < Classes; label++)
        {
            var points = new RandomManifold(random, Inputs, Dimensions, Alpha).Sample(random, PerClass);
            train.Add(points.AsSpan(..(TrainPerClass * Inputs)), label);
            test.Add(points.AsSpan((TrainPerClass * Inputs)..), label);
        }

        return DataSet.PutAside(train.ToSamples(), test.ToSamples(), Classes, InputCoding.SpikeTime, UsualSteps);
    }

    private sealed class Builder
    {
        private readonly List<float> _times = [];
        private readonly List<long> _labels = [];

        public void Add(ReadOnlySpan<float> points, long label)
        {
            _times.AddRange(points);
            _labels.AddRange(Enumerable.Repeat(label, points.Length / Inputs));
        }

        public Samples ToSamples() => new(Inputs, [.. _times], [.. _labels]);
    }
}
