namespace Surrogates.Sample.Drawing;

/// <summary>A function of one variable as it is drawn: lines where it is continuous, and where it jumps.</summary>
/// <param name="Lines">The lines, from left to right.</param>
/// <param name="Jumps">What is between two lines.</param>
internal sealed record Curve(IReadOnlyList<IReadOnlyList<(double X, double Y)>> Lines, IReadOnlyList<Jump> Jumps)
{
    /// <summary>The lines over an interval.</summary>
    public static Curve Of(Func<double, double> function, double from, double to)
    {
        var sampler = new Sampler(function, from, to);
        sampler.Run();
        return new Curve(sampler.Lines, sampler.Jumps);
    }

    /// <summary>Halves intervals until the function is straight in them, or until they are as short as a jump.</summary>
    private sealed class Sampler(Func<double, double> function, double from, double to)
    {
        // Wide enough for no feature of a shape to lie within one.
        private const int Intervals = 24;

        private const double Shortest = 1e-9;

        // Of the range of the function: a third of a line's width in a picture.
        private const double Tolerance = 0.003;

        // Jumps are at simple fractions: halves, thirds, fourths, fifths, sixths, eighths.
        private const int Parts = 120;

        private double _tolerance;

        public List<List<(double X, double Y)>> Lines { get; } = [];

        public List<Jump> Jumps { get; } = [];

        public void Run()
        {
            var points = Enumerable.Range(0, Intervals + 1)
                .Select(i => from + ((to - from) * i / Intervals))
                .Select(x => (X: x, Y: function(x)))
                .ToArray();
            _tolerance = Tolerance * Math.Max(points.Max(static point => point.Y) - points.Min(static point => point.Y), 1e-6);
            Lines.Add([points[0]]);
            for (var i = 0; i < Intervals; i++)
            {
                Add(points[i], points[i + 1]);
            }
        }

        private void Add((double X, double Y) left, (double X, double Y) right)
        {
            if (IsStraight(left, right))
            {
                Extend(Lines[^1], right);
            }
            else if (right.X - left.X <= Shortest)
            {
                Jumps.Add(JumpBetween(left, right));
                Lines.Add([right]);
            }
            else
            {
                var middle = (left.X + right.X) / 2;
                Add(left, (middle, function(middle)));
                Add((middle, function(middle)), right);
            }
        }

        // Without the points on the way of a line that goes straight on.
        private void Extend(List<(double X, double Y)> line, (double X, double Y) point)
        {
            if (line.Count > 1 && Math.Abs(line[^1].Y - Between(line[^2], point, (line[^1].X - line[^2].X) / (point.X - line[^2].X))) <= _tolerance / Intervals)
            {
                line.RemoveAt(line.Count - 1);
            }

            line.Add(point);
        }

        private bool IsStraight((double X, double Y) left, (double X, double Y) right) => ((double[])[0.25, 0.5, 0.75]).All(part =>
            Math.Abs(function(left.X + (part * (right.X - left.X))) - Between(left, right, part)) <= _tolerance);

        private static double Between((double X, double Y) left, (double X, double Y) right, double part) => left.Y + (part * (right.Y - left.Y));

        private Jump JumpBetween((double X, double Y) left, (double X, double Y) right)
        {
            var middle = (left.X + right.X) / 2;
            var fraction = Math.Round(middle * Parts) / Parts;
            var x = Math.Abs(fraction - middle) <= Shortest ? fraction : middle;
            return new Jump(x, left.Y, function(x), right.Y);
        }
    }
}

/// <summary>Where a function jumps, with its value on the left, at the place, and on the right.</summary>
internal sealed record Jump(double X, double Left, double At, double Right);
