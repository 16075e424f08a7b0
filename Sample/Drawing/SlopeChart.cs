using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Surrogates.Sample.Drawing;

/// <summary>An accuracy over the slope, a line for each surrogate: the mean, and as bars the range, over several runs.</summary>
internal sealed class SlopeChart
{
    private const int Width = 640;
    private const int Height = 400;
    private const int FontSize = 13;

    // Okabe and Ito: told apart by those who do not see red or green. The last is black in place of yellow, which is too light for lines.
    private static readonly string[] Colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7f7f7f", "#000000"];

    private static readonly MarkerType[] Markers = [MarkerType.Circle, MarkerType.Square, MarkerType.Diamond, MarkerType.Triangle];

    private readonly PlotModel _model = Picture.NewModel(PlotStyle.Ink);

    private int _lines;

    public SlopeChart(IReadOnlyList<double> slopes)
    {
        var horizontal = new LogarithmicAxis
        {
            Minimum = slopes.Min() / 1.25,
            Maximum = slopes.Max() * 1.25,
            LabelFormatter = static slope => slope.ToString("0.###", CultureInfo.InvariantCulture),
            MinorTickSize = 3,
        };
        _model.Axes.Add(PlotStyle.Horizontal(horizontal, "slope k", FontSize));
        _model.Axes.Add(PlotStyle.Vertical("test accuracy, %", FontSize));
        (_model.Axes[1].MinimumPadding, _model.Axes[1].MaximumPadding) = (0.05, 0.05);
        _model.PlotMargins = new OxyThickness(56, 8, 16, 48);
        _model.Legends.Add(new Legend
        {
            LegendFontSize = FontSize,
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.TopCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendSymbolLength = 24,
        });
    }

    /// <summary>Adds a line.</summary>
    /// <param name="name">The name of the surrogate.</param>
    /// <param name="points">For each slope the accuracies of the runs, in percent.</param>
    public void Add(string name, IEnumerable<(double Slope, IReadOnlyList<double> Accuracies)> points)
    {
        var color = OxyColor.Parse(Colors[_lines % Colors.Length]);
        var line = new LineSeries
        {
            Title = name,
            Color = color,
            StrokeThickness = 2,
            MarkerType = Markers[_lines % Markers.Length],
            MarkerFill = color,
            MarkerSize = 4,
        };
        foreach (var (slope, accuracies) in points)
        {
            // A little beside those of the other lines, so that no bar hides another.
            var x = slope * Math.Pow(1.02, _lines);
            line.Points.Add(new DataPoint(x, accuracies.Average()));
            var bar = new LineSeries { Color = color, StrokeThickness = 1, RenderInLegend = false };
            bar.Points.Add(new DataPoint(x, accuracies.Min()));
            bar.Points.Add(new DataPoint(x, accuracies.Max()));
            _model.Series.Add(bar);
        }

        _model.Series.Add(line);
        _lines++;
    }

    public Picture ToPicture() => new(_model, Width, Height);
}
