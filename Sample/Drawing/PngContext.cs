using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace Surrogates.Sample.Drawing;

/// <summary>Draws text in a font that is built in, for a system may have none; all else as the library does.</summary>
internal sealed class PngContext(TextMetrics metrics) : SkiaRenderContext, IRenderContext
{
    private readonly SKTypeface _typeface = ReadTypeface();

    public new OxySize MeasureText(string text, string? fontFamily, double fontSize, double fontWeight) =>
        metrics.MeasureText(text, fontFamily, fontSize, fontWeight);

    public new void DrawText(
        ScreenPoint p,
        string text,
        OxyColor fill,
        string? fontFamily,
        double fontSize,
        double fontWeight,
        double rotation,
        HorizontalAlignment horizontalAlignment,
        VerticalAlignment verticalAlignment,
        OxySize? maxSize)
    {
        using var paint = new SKPaint
        {
            Color = fill.ToSKColor(),
            HintingLevel = SKPaintHinting.NoHinting,
            IsAntialias = true,
            SubpixelText = true,
            TextAlign = horizontalAlignment switch
            {
                HorizontalAlignment.Left => SKTextAlign.Left,
                HorizontalAlignment.Center => SKTextAlign.Center,
                _ => SKTextAlign.Right,
            },
            TextSize = (float)fontSize,
            Typeface = _typeface,
        };
        using var restore = new SKAutoCanvasRestore(SkCanvas);
        SkCanvas.Scale(DpiScale);
        SkCanvas.Translate((float)p.X, (float)p.Y);
        SkCanvas.RotateDegrees((float)rotation);
        SkCanvas.DrawText(text, 0, (float)TextMetrics.BaseLine(verticalAlignment, fontSize), paint);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _typeface.Dispose();
        }

        base.Dispose(disposing);
    }

    private static SKTypeface ReadTypeface()
    {
        using var stream = typeof(PngContext).Assembly.GetManifestResourceStream("Arimo.ttf")!;
        return SKTypeface.FromStream(stream);
    }
}
