using OxyPlot;

namespace Surrogates.Sample.Drawing;

/// <summary>Measures text without asking for a font, which the reader's system has and this one may not.</summary>
internal sealed class TextMetrics(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
{
    private const double PixelsPerPoint = 4.0 / 3;

    // Of the usual fonts, compared with Helvetica.
    private const double Widest = 1.2;

    /// <summary>From the place of a text down to its base line. Readers of SVG are not agreed on how to align text themselves.</summary>
    public static double BaseLine(VerticalAlignment alignment, double fontSize) => fontSize * alignment switch
    {
        VerticalAlignment.Top => 0.9,
        VerticalAlignment.Middle => 0.35,
        _ => -0.2,
    };

    public override OxySize MeasureText(string text, string? fontFamily, double fontSize, double fontWeight)
    {
        var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * PixelsPerPoint * Widest, size.Height * PixelsPerPoint);
    }
}
