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

    // Told apart by those who do not see red or green.
    private static readonly OxyColor Blue = OxyColor.Parse("#0072b2");

    private static readonly OxyColor Orange = OxyColor.Parse("#d55e00");

    private static readonly OxyColor Ink = OxyColor.Parse("#24292f");

    private readonly IReadOnlyList<(double From, double To, double Step)> _ranges;

    private readonly PlotModel _model = Picture.NewModel(Ink);

    private readonly LinearAxis _horizontal;

    private readonly LinearAxis _vertical = Axis(AxisPosition.Left, null);

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
        _horizontal = Axis(AxisPosition.Bottom, x);
        (_horizontal.Minimum, _horizontal.Maximum) = (from, to);
        (_horizontal.AxislineStyle, _horizontal.MajorGridlineStyle, _horizontal.MajorTickSize) = (LineStyle.Solid, LineStyle.None, 4);
        _model.Axes.Add(_horizontal);
        _model.Axes.Add(_vertical);
        // The same for all charts, so that those in a column are one below the other.
        _model.PlotMargins = new OxyThickness(50, 6, 14, 40);
        _model.Annotations.Add(Zero(LineAnnotationType.Horizontal));
        _model.Annotations.Add(Zero(LineAnnotationType.Vertical));
        _model.Legends.Add(new Legend
        {
            LegendFontSize = 12,
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

    public Chart Value(string name, Curve curve) => Add(name, curve, Blue, 2, null);

    public Chart StandIn(string name, Curve curve) => Add(name, curve, Blue, 1.5, [4, 2]);

    public Chart Gradient(string name, Curve curve) => Add(name, curve, Orange, 2, null);

    public Chart Spikes(string name, Curve curve) => Add(name, curve, Orange, 1, null);

    public Picture ToPicture()
    {
        (_vertical.Minimum, _vertical.Maximum, _vertical.MajorStep) = _ranges
            .Where(range => range.From <= _lowest && _highest <= range.To && _highest - _lowest >= LeastFilled * (range.To - range.From))
            .FirstOrDefault((double.NaN, double.NaN, double.NaN));
        return new Picture(_model, Width, Height);
    }

    private static LinearAxis Axis(AxisPosition position, string? title) => new()
    {
        AxislineColor = Ink,
        AxisTitleDistance = 4,
        FontSize = 12,
        IntervalLength = 30,
        MajorGridlineColor = OxyColor.Parse("#e1e4e8"),
        MajorGridlineStyle = LineStyle.Solid,
        MajorTickSize = 0,
        MaximumPadding = 0.08,
        MinimumPadding = 0.08,
        MinorTickSize = 0,
        Position = position,
        TicklineColor = Ink,
        Title = title,
    };

    private static LineAnnotation Zero(LineAnnotationType type) => new()
    {
        Color = OxyColor.Parse("#8c959f"),
        EdgeRenderingMode = EdgeRenderingMode.PreferSharpness,
        Layer = AnnotationLayer.BelowSeries,
        LineStyle = LineStyle.Solid,
        StrokeThickness = 1,
        Type = type,
    };

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
