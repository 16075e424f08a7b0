using System.Globalization;
using System.Text.RegularExpressions;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>Draws curves as SVG: the same text on every system, on a white card, so that it is readable on dark pages too.</summary>
internal sealed partial class Chart
{
    private const int Width = 300;

    private const int Height = 190;

    private static readonly OxyColor Ink = OxyColor.Parse("#24292f");

    private readonly PlotModel _model = new()
    {
        Background = OxyColors.White,
        Culture = CultureInfo.InvariantCulture,
        DefaultFont = "Helvetica, Arial, sans-serif",
        Padding = new OxyThickness(6, 4, 12, 4),
        PlotAreaBorderThickness = new OxyThickness(0),
        TextColor = Ink,
    };

    /// <param name="x">The name of the horizontal axis.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    public Chart(string x, double from, double to)
    {
        var horizontal = Axis(AxisPosition.Bottom, x);
        (horizontal.Minimum, horizontal.Maximum, horizontal.MajorStep) = (from, to, 1);
        horizontal.MajorGridlineStyle = LineStyle.None;
        _model.Axes.Add(horizontal);
        _model.Axes.Add(Axis(AxisPosition.Left, null));
        _model.Legends.Add(new Legend
        {
            LegendFontSize = 12,
            LegendMargin = 0,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendPadding = 2,
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.TopCenter,
        });
    }

    public Chart Solid(string name, Curve curve) => Add(name, curve, OxyColor.Parse("#0969da"), 2, []);

    public Chart Dashed(string name, Curve curve) => Add(name, curve, OxyColor.Parse("#bc4c00"), 1.5, [5, 3]);

    public string ToSvg()
    {
        var exporter = new SvgExporter { Width = Width, Height = Height, IsDocument = false, TextMeasurer = new WideText(Width, Height) };
        using var stream = new MemoryStream();
        exporter.Export(_model, stream);
        stream.Position = 0;
        var text = new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        return LongFraction().Replace(text, static number =>
            Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture), 2).ToString(CultureInfo.InvariantCulture));
    }

    private static LinearAxis Axis(AxisPosition position, string? title) => new()
    {
        AxislineColor = Ink,
        AxislineStyle = LineStyle.Solid,
        AxisTitleDistance = 2,
        ExtraGridlineColor = OxyColor.Parse("#afb8c1"),
        ExtraGridlineStyle = LineStyle.Solid,
        ExtraGridlines = [0],
        FontSize = 12,
        IntervalLength = 24,
        MajorGridlineColor = OxyColor.Parse("#eaeef2"),
        MajorGridlineStyle = LineStyle.Solid,
        MajorTickSize = 4,
        MaximumPadding = 0.06,
        MinimumPadding = 0.06,
        MinorTickSize = 0,
        Position = position,
        TicklineColor = Ink,
        Title = title,
    };

    private Chart Add(string name, Curve curve, OxyColor color, double thickness, double[] dashes)
    {
        foreach (var line in curve.Lines)
        {
            var series = new LineSeries
            {
                Color = color,
                Dashes = dashes.Length == 0 ? null : dashes,
                RenderInLegend = line == curve.Lines[0],
                StrokeThickness = thickness,
                Title = name,
            };
            series.Points.AddRange(line.Select(static point => new DataPoint(point.X, point.Y)));
            _model.Series.Add(series);
        }

        Add(curve.Jumps.SelectMany(static jump => (double[])[jump.Left, jump.Right], static (jump, y) => (jump, y)).Where(static end => end.y != end.jump.At), OxyColors.White);
        Add(curve.Jumps.Select(static jump => (jump, jump.At)), color);
        return this;

        // An open circle where the line does not reach, a full one at the value.
        void Add(IEnumerable<(Jump Jump, double Y)> ends, OxyColor fill) => _model.Series.Add(new ScatterSeries
        {
            ItemsSource = ends.Select(static end => new ScatterPoint(end.Jump.X, end.Y)).ToArray(),
            MarkerFill = fill,
            MarkerSize = 2.5,
            MarkerStroke = color,
            MarkerStrokeThickness = 1,
            MarkerType = MarkerType.Circle,
        });
    }

    // Of coordinates, not of what is written at the axes.
    [GeneratedRegex(@"(?<!>-?|[\d.])\d+\.\d{3,}")]
    private static partial Regex LongFraction();

    /// <summary>Measures text without asking for a font, which the reader's system has and this one may not.</summary>
    private sealed class WideText(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
    {
        private const double PixelsPerPoint = 4.0 / 3;

        // Of the usual fonts, compared with Helvetica.
        private const double Widest = 1.2;

        public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
        {
            var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
            return new OxySize(size.Width * PixelsPerPoint * Widest, size.Height * PixelsPerPoint);
        }
    }
}
