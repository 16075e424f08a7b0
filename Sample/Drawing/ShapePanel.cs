using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Surrogates.Sample.Drawing;

/// <summary>The derivative of a shape, small, to stand among others: each in a range that suits it.</summary>
internal static class ShapePanel
{
    public const int Width = 220;
    public const int Height = 150;

    private const int FontSize = 11;
    private const double Padding = 0.08;

    /// <param name="name">The name of the shape.</param>
    /// <param name="derivative">Its derivative over the distance to the threshold.</param>
    /// <param name="range">How far from the threshold it is drawn.</param>
    public static PlotModel Of(string name, Func<double, double> derivative, double range)
    {
        var model = Picture.NewModel(PlotStyle.Ink);
        (model.Title, model.TitleFontSize, model.TitleFontWeight, model.TitlePadding) = (name, 13, FontWeights.Normal, 2);
        model.PlotMargins = new OxyThickness(38, 2, 12, 22);
        var horizontal = PlotStyle.Horizontal(new LinearAxis { Minimum = -range, Maximum = range, MajorStep = range, MinorTickSize = 0 }, null, FontSize);
        var vertical = PlotStyle.Vertical(null, FontSize);
        vertical.IntervalLength = 34;
        model.Axes.Add(horizontal);
        model.Axes.Add(vertical);
        model.Annotations.Add(PlotStyle.Zero(LineAnnotationType.Vertical));
        var curve = Curve.Of(derivative, -range, range);
        double[] values = [.. curve.Lines.SelectMany(static line => line).Select(static point => point.Y)];
        // With 0 in it: what is flat looks flat.
        var (low, high) = (Math.Min(0, values.Min()), values.Max());
        (vertical.Minimum, vertical.Maximum) = (low - (Padding * (high - low)), high + (Padding * (high - low)));
        foreach (var line in curve.Lines)
        {
            var series = new LineSeries { Color = PlotStyle.Orange, StrokeThickness = 2, MinimumSegmentLength = 0 };
            series.Points.AddRange(line.Select(static point => new DataPoint(point.X, point.Y)));
            model.Series.Add(series);
        }

        return model;
    }
}
