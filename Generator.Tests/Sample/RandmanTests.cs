using Surrogates.Sample.Data;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>The made data set is the same for the same seed, and its classes can be told apart.</summary>
public sealed class RandmanTests
{
    [Fact]
    public void ASeedAlwaysGivesTheSameData()
    {
        var data = Randman.Make(3);
        var again = Randman.Make(3);

        Assert.Equal(data.Train.Values, again.Train.Values);
        Assert.Equal(data.Train.Labels, again.Train.Labels);
        Assert.Equal(data.Test.Values, again.Test.Values);
        Assert.NotEqual(data.Test.Values, Randman.Make(4).Test.Values);
    }

    [Fact]
    public void EveryClassIsThereEquallyOftenAndEveryTimeIsWithinTheDuration()
    {
        var data = Randman.Make(0);

        Assert.All([data.Train, data.Validation, data.Test], static samples =>
        {
            Assert.Equal(samples.Count * Randman.Inputs, samples.Values.Length);
            Assert.All(samples.Values, static time => Assert.InRange(time, 0f, 0.9999995f));
            Assert.Equal(
                Enumerable.Range(0, Randman.Classes).Select(label => ((long)label, samples.Count / Randman.Classes)),
                samples.Labels.CountBy(static label => label).Select(static pair => (pair.Key, pair.Value)));
        });
    }

    [Fact]
    public void ClassesAreDifferentManifolds()
    {
        var data = Randman.Make(0);
        var right = Enumerable.Range(0, data.Test.Count).Count(i => Nearest(data.Train, Point(data.Test, i)) == data.Test.Labels[i]);

        Assert.InRange((double)right / data.Test.Count, 0.95, 1);
    }

    [Fact]
    public void AManifoldIsSmooth()
    {
        var curve = new RandomManifold(new Random(0), embedding: 3, dimensions: 1, alpha: 3).Sample(new Random(1), 4_000);
        var points = curve.Chunk(3).ToArray();

        // Thousands of points on one smooth curve: each has another one close by, which three independent numbers would not have.
        Assert.All(points.Take(100), point => Assert.InRange(
            points.Where(other => other != point).Min(other => Distance(point, other)), 0, 0.02));
    }

    private static long Nearest(Samples samples, ReadOnlyMemory<float> point) => samples.Labels[
        Enumerable.Range(0, samples.Count).MinBy(i => Distance(Point(samples, i).Span, point.Span))];

    private static ReadOnlyMemory<float> Point(Samples samples, int index) =>
        samples.Values.AsMemory(index * samples.Width, samples.Width);

    private static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return Math.Sqrt(sum);
    }
}
