using Surrogates.Benchmarks.Memory;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Endurance;

/// <summary>How the memory of the process grows over many steps.</summary>
/// <param name="Steps">How many there were after the warm-up.</param>
/// <param name="BytesAThousand">What a thousand of them add: the slope of the line through what is resident.</param>
internal sealed record MemoryTrend(long Steps, double BytesAThousand)
{
    private const int Samples = 50;

    // Of the samples; until then allocators and pools grow to what they need.
    private const int Warmup = 20;

    public static MemoryTrend Measure(Situation situation, Func<Tensor, Tensor> op, TimeSpan duration)
    {
        var points = new List<(double Step, double Bytes)>();
        var step = 0;
        for (var i = 0; i < Samples; i++)
        {
            for (var end = DateTime.UtcNow + (duration / Samples); DateTime.UtcNow < end; step++)
            {
                situation.Step(op, Situation.SizeOf(step));
            }

            // What only waits to be finalised is no leak.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            points.Add((step, ResidentMemory.Now() ?? 0));
        }

        points.RemoveRange(0, Warmup);
        var (middle, bytes) = (points.Average(static point => point.Step), points.Average(static point => point.Bytes));
        var slope = points.Sum(point => (point.Step - middle) * (point.Bytes - bytes)) / points.Sum(point => (point.Step - middle) * (point.Step - middle));
        return new((long)(points[^1].Step - points[0].Step), 1000 * slope);
    }
}
