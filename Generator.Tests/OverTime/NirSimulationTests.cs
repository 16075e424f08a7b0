using System.Globalization;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>A neuron against what Norse made of it: 1,000 steps of 0.1 ms of the LIF neuron of the NIR paper.</summary>
public sealed partial class NirSimulationTests
{
    // Of the file that Norse has run: a time constant of 2.5 ms, no leak, a resistance of 1, a threshold of 0.1, and 0 after a spike.
    private const float Rate = 1e-4f / 2.5e-3f;
    private const float Threshold = 0.1f;

    /// <summary>Spikes exactly; the potential within 1e-6, which is 10 units in the last place of the threshold: Norse computes in float32 too, in another order.</summary>
    [NirTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void IsThatOfNorse(bool onLanes)
    {
        using var lanes = LaneUse.Of(onLanes);
        using var scope = NewDisposeScope();
        var rows = File.ReadLines(NirTheoryAttribute.Path).Where(static line => line.Length > 0).Select(static line => Array.ConvertAll(line.Split(','), static number => float.Parse(number, CultureInfo.InvariantCulture))).ToArray();
        Assert.Equal(1000, rows.Length);
        var (spikes, potentials, _) = Neuron(tensor(Array.ConvertAll(rows, static row => row[0])), null, Rate, Threshold);
        Assert.Equal(Array.ConvertAll(rows, static row => row[2]), spikes.data<float>().ToArray());
        Assert.Equal(4, rows.Count(static row => row[2] == 1));
        Assert.All(rows.Zip(potentials.data<float>().ToArray()), static pair => Assert.InRange(pair.Second, pair.First[1] - 1e-6f, pair.First[1] + 1e-6f));
    }

    [Surrogate]
    private static partial (Tensor spikes, Tensor potentials, Tensor v) Neuron([OverTime] Tensor input, Tensor? v, float rate, float threshold);

    private static (float spikes, float potentials, float v) Neuron(float input, float v, float rate, float threshold)
    {
        var next = v + (rate * (input - v));
        var spike = 1 - Surrogate.Step(threshold - next);
        var after = next * (1 - spike);
        return (spike, after, after);
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NirTheoryAttribute : TheoryAttribute
    {
        public NirTheoryAttribute()
        {
            Skip = File.Exists(Path) ? null : "The simulations of the NIR paper are not beside the repository (shared/data/nir/lif_norse.csv).";
        }

        public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared", "data", "nir", "lif_norse.csv"));
    }
}
