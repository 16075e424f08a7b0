using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Surrogates.Sample.Drawing;

/// <summary>Functions of one variable in a coordinate system. Blue is a value, and orange a gradient or spikes; what stands in for the value is dashed.</summary>
internal sealed class Chart
{
    private const int Width = 300;

    private const int Height = 190;

    // Where less of a range is filled, little would be seen in it.
    private const double LeastFilled = 0.25;

    private const int FontSize = 12;

    private readonly IReadOnlyList<(double From, double To, double Step)> _ranges;

    private readonly PlotModel _model = Picture.NewModel(PlotStyle.Ink);

    private readonly LinearAxis _horizontal;

    private readonly LinearAxis _vertical = Spaced(PlotStyle.Vertical(null, FontSize));

    private int _lines;

    private double _lowest = double.PositiveInfinity;

    private double _highest = double.NegativeInfinity;

    /// <param name="x">The name of the horizontal axis.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="ranges">The ranges of the vertical axis that charts beside this one have. The first that suits the curves is taken, or else their own.</param>
    public Chart(string x, double from, double to, params IReadOnlyList<(double From, double To, double Step)> ranges)
    {
        _ranges = ranges;
        _horizontal = Spaced(PlotStyle.Horizontal(new LinearAxis { MajorTickSize = 4, MinorTickSize = 0 }, x, FontSize));
        (_horizontal.Minimum, _horizontal.Maximum) = (from, to);
        _model.Axes.Add(_horizontal);
        _model.Axes.Add(_vertical);
        // The same for all charts, so that those in a column are one below the other.
        _model.PlotMargins = new OxyThickness(50, 6, 14, 40);
        _model.Annotations.Add(PlotStyle.Zero(LineAnnotationType.Horizontal));
        _model.Annotations.Add(PlotStyle.Zero(LineAnnotationType.Vertical));
        _model.Legends.Add(new Legend
        {
            LegendFontSize = FontSize,
            LegendMargin = 0,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendPadding = 2,
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.TopCenter,
            LegendSymbolLength = 24,
        });
    }

    /// <summary>From one number at the horizontal axis to the next; the library's choice if it is left out.</summary>
    public double HorizontalStep
    {
        init => _horizontal.MajorStep = value;
    }

    public Chart Value(string name, Curve curve) => Add(name, curve, PlotStyle.Blue, 2, null);

    public Chart StandIn(string name, Curve curve) => Add(name, curve, PlotStyle.Blue, 1.5, [4, 2]);

    public Chart Gradient(string name, Curve curve) => Add(name, curve, PlotStyle.Orange, 2, null);

    public Chart Spikes(string name, Curve curve) => Add(name, curve, PlotStyle.Orange, 1, null);

    public Picture ToPicture()
    {
        (_vertical.Minimum, _vertical.Maximum, _vertical.MajorStep) = _ranges
            .Where(range => range.From <= _lowest && _highest <= range.To && _highest - _lowest >= LeastFilled * (range.To - range.From))
            .FirstOrDefault((double.NaN, double.NaN, double.NaN));
        return new Picture(_model, Width, Height);
    }

    // Room around the curves, and close numbers.
    private static LinearAxis Spaced(LinearAxis axis)
    {
        (axis.AxisTitleDistance, axis.IntervalLength, axis.MinimumPadding, axis.MaximumPadding) = (4, 30, 0.08, 0.08);
        return axis;
    }

    private Chart Add(string name, Curve curve, OxyColor color, double thickness, double[]? dashes)
    {
        foreach (var line in curve.Lines)
        {
            var series = new LineSeries
            {
                Color = color,
                Dashes = dashes,
                MinimumSegmentLength = 0,
                RenderInLegend = line == curve.Lines[0],
                StrokeThickness = thickness,
                Title = name,
            };
            series.Points.AddRange(line.Select(static point => new DataPoint(point.X, point.Y)));
            // Below all circles.
            _model.Series.Insert(_lines++, series);
            (_lowest, _highest) = (Math.Min(_lowest, line.Min(static point => point.Y)), Math.Max(_highest, line.Max(static point => point.Y)));
        }

        Add(curve.Jumps.SelectMany(static jump => (double[])[jump.Left, jump.Right], static (jump, y) => (jump, y)).Where(static end => end.y != end.jump.At), OxyColors.White);
        Add(curve.Jumps.Select(static jump => (jump, jump.At)), color);
        return this;

        // An open circle where the line does not reach, a full one at the value.
        void Add(IEnumerable<(Jump Jump, double Y)> ends, OxyColor fill) => _model.Series.Add(new ScatterSeries
        {
            ItemsSource = ends.Select(static end => new ScatterPoint(end.Jump.X, end.Y)).ToArray(),
            MarkerFill = fill,
            MarkerSize = 3,
            MarkerStroke = color,
            MarkerStrokeThickness = 1.5,
            MarkerType = MarkerType.Circle,
        });
    }
}
