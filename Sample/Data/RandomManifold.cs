namespace Surrogates.Sample.Data;

/// <summary>
/// A smooth random surface in the unit cube: each coordinate is a product, over the surface's own dimensions, of Fourier series
/// whose amplitudes are random and fall with the power <c>-alpha</c> of the frequency. A larger alpha gives a smoother surface.
/// </summary>
internal sealed class RandomManifold
{
    // The first frequency whose amplitude is below a thousandth of the largest ends the series.
    private const double Precision = 1e-3;

    private readonly Term[][][] _series;

    public RandomManifold(Random random, int embedding, int dimensions, double alpha)
    {
        var terms = (int)Math.Ceiling(Math.Pow(Precision, -1 / alpha));
        _series = Make(embedding, () => Make(dimensions, () => RandomSeries(random, terms, alpha)));
    }

    private sealed record Term(double Amplitude, double Frequency, double Phase)
    {
        public double At(double x) => Amplitude * Math.Sin(2 * Math.PI * ((Frequency * x) + Phase));
    }

    /// <summary>The points of the surface at random places of it, point after point, scaled to fill [0, 1) in every coordinate.</summary>
    public float[] Sample(Random random, int count)
    {
        var dimensions = _series[0].Length;
        var points = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var place = Make(dimensions, random.NextDouble);
            points[i] = [.. _series.Select(series => Coordinate(series, place))];
        }

        return Scale(points);
    }

    private static double Coordinate(Term[][] series, double[] place) =>
        series.Zip(place, static (terms, x) => terms.Sum(term => term.At(x))).Aggregate(static (product, sum) => product * sum);

    private float[] Scale(double[][] points)
    {
        var scaled = new float[points.Length * _series.Length];
        for (var j = 0; j < _series.Length; j++)
        {
            var min = points.Min(point => point[j]);
            // A little more than the range: the largest value stays below 1 as a float too.
            var range = (points.Max(point => point[j]) - min) * 1.000001;
            for (var i = 0; i < points.Length; i++)
            {
                scaled[(i * _series.Length) + j] = (float)((points[i][j] - min) / range);
            }
        }

        return scaled;
    }

    private static Term[] RandomSeries(Random random, int terms, double alpha)
    {
        var frequency = 0;
        return Make(terms, () =>
        {
            var amplitude = random.NextDouble() / Math.Pow(frequency + 1, alpha);
            return new Term(amplitude, frequency++ * random.NextDouble(), random.NextDouble());
        });
    }

    private static T[] Make<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];
}
