namespace Surrogates.Sample.Drawing;

/// <summary>How far to both sides of 0 a derivative is drawn: as near as shows most of the area below it, with a margin.</summary>
internal static class VisibleRange
{
    private const int Parts = 4000;

    // Of the area below a derivative, and how much wider than that a picture is.
    private const double Most = 0.9;

    private const double Margin = 1.5;

    private static readonly double[] Distances = [0.1, 0.2, 0.5, 1, 2, 4];

    /// <param name="derivative">The derivatives at given places.</param>
    public static double Of(Func<double[], IReadOnlyList<double>> derivative)
    {
        var widest = Distances[^1];
        double[] places = [.. Enumerable.Range(0, Parts).Select(part => (part + 0.5) * widest / Parts)];
        double[] heights = [.. derivative(places).Zip(derivative([.. places.Select(static place => -place)]), static (right, left) => Math.Abs(right) + Math.Abs(left))];
        var (needed, area) = (Most * heights.Sum(), 0.0);
        var reach = places.Zip(heights).First(part => (area += part.Second) >= needed).First;
        return Distances.FirstOrDefault(distance => distance >= Margin * reach, widest);
    }
}
