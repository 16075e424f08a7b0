using System.Globalization;
using System.Security;
using System.Text;
using OxyPlot;

namespace Surrogates.Sample.Drawing;

/// <summary>Writes SVG that says a style once for all elements in a row that have it: a third of the bytes of the library's exporter.</summary>
internal sealed class SvgContext(int width, int height, TextMetrics metrics) : ClippingRenderContext
{
    private readonly StringBuilder _elements = new();

    private string _style = "";

    private int _clips;

    private bool _isClipped;

    /// <summary>All that was drawn.</summary>
    public string Document(OxyColor background)
    {
        EndStyle();
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="Helvetica, Arial, sans-serif">
            <rect width="{width}" height="{height}" fill="{Color(background)}"/>
            {_elements}</svg>

            """;
    }

    public override OxySize MeasureText(string text, string? fontFamily, double fontSize, double fontWeight) =>
        metrics.MeasureText(text, fontFamily, fontSize, fontWeight);

    public override void DrawLine(
        IList<ScreenPoint> points,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode,
        double[]? dashArray,
        LineJoin lineJoin) =>
        AddShape($"<polyline points=\"{Points(points)}\"/>", OxyColors.Undefined, stroke, thickness, edgeRenderingMode, dashArray);

    public override void DrawPolygon(
        IList<ScreenPoint> points,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode,
        double[]? dashArray,
        LineJoin lineJoin) =>
        AddShape($"<polygon points=\"{Points(points)}\"/>", fill, stroke, thickness, edgeRenderingMode, dashArray);

    public override void DrawEllipse(OxyRect extents, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode)
    {
        var (center, x, y) = (extents.Center, extents.Width / 2, extents.Height / 2);
        AddShape($"<ellipse cx=\"{Number(center.X)}\" cy=\"{Number(center.Y)}\" rx=\"{Number(x)}\" ry=\"{Number(y)}\"/>", fill, stroke, thickness, edgeRenderingMode, null);
    }

    public override void DrawText(
        ScreenPoint p,
        string text,
        OxyColor fill,
        string? fontFamily,
        double fontSize,
        double fontWeight,
        double rotate,
        HorizontalAlignment halign,
        VerticalAlignment valign,
        OxySize? maxSize)
    {
        var anchor = halign switch
        {
            HorizontalAlignment.Left => "start",
            HorizontalAlignment.Center => "middle",
            _ => "end",
        };
        var (x, y) = (Number(p.X), Number(p.Y + TextMetrics.BaseLine(valign, fontSize)));
        var rotation = rotate == 0 ? "" : $" transform=\"rotate({Number(rotate)} {x} {Number(p.Y)})\"";
        Add(
            $"<text x=\"{x}\" y=\"{y}\"{rotation}>{SecurityElement.Escape(text)}</text>",
            $"fill=\"{Color(fill)}\" font-size=\"{Number(fontSize)}\" text-anchor=\"{anchor}\"");
    }

    protected override void SetClip(OxyRect clippingRectangle)
    {
        EndStyle();
        _isClipped = !clippingRectangle.Equals(new OxyRect(0, 0, width, height));
        if (_isClipped)
        {
            var (left, top) = (Number(clippingRectangle.Left), Number(clippingRectangle.Top));
            var area = $"<rect x=\"{left}\" y=\"{top}\" width=\"{Number(clippingRectangle.Width)}\" height=\"{Number(clippingRectangle.Height)}\"/>";
            _elements.Append($"<clipPath id=\"c{++_clips}\">{area}</clipPath>\n<g clip-path=\"url(#c{_clips})\">\n");
        }
    }

    protected override void ResetClip()
    {
        EndStyle();
        _elements.Append(_isClipped ? "</g>\n" : "");
        _isClipped = false;
    }

    // As fine as can be seen.
    private static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString(CultureInfo.InvariantCulture);

    private static string Points(IEnumerable<ScreenPoint> points) => string.Join(' ', points.Select(static point => $"{Number(point.X)},{Number(point.Y)}"));

    private static string Color(OxyColor color) => color.IsVisible() ? $"#{color.R:x2}{color.G:x2}{color.B:x2}" : "none";

    private void AddShape(string element, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode mode, double[]? dashes)
    {
        var isStroked = stroke.IsVisible() && thickness > 0;
        if (!isStroked && !fill.IsVisible())
        {
            return;
        }

        var line = isStroked ? $" stroke=\"{Color(stroke)}\" stroke-width=\"{Number(thickness)}\"" : "";
        // The lengths are in units of the thickness, as on the other surfaces of the library.
        var dashed = dashes is null ? "" : $" stroke-dasharray=\"{string.Join(' ', dashes.Select(dash => Number(dash * thickness)))}\"";
        var sharp = mode == EdgeRenderingMode.PreferSharpness ? " shape-rendering=\"crispEdges\"" : "";
        Add(element, $"fill=\"{Color(fill)}\"{line}{dashed}{sharp}");
    }

    private void Add(string element, string style)
    {
        if (style != _style)
        {
            EndStyle();
            _elements.Append($"<g {style}>\n");
            _style = style;
        }

        _elements.Append(element).Append('\n');
    }

    private void EndStyle()
    {
        _elements.Append(_style.Length == 0 ? "" : "</g>\n");
        _style = "";
    }
}
