using System.Globalization;
using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace Surrogates.Sample.Drawing;

/// <summary>A plot as SVG or PNG, on a white card, so that it is readable on dark pages too.</summary>
/// <remarks>
/// The project's one plotting library is OxyPlot. It lays a plot out in managed code and leaves the writing to a context, so that an SVG
/// has text as text and the same bytes on every system, and a test can compare it. ScottPlot is more alive and has more kinds of plots,
/// but its SVG comes from Skia: letters are placed one by one for the fonts that the system has, and are lost where it has none. It
/// needs SkiaSharp 3 besides, which the version pinned for all projects would pass on to the users of the package.
/// </remarks>
internal sealed class Picture(PlotModel model, int width, int height)
{
    private const int BestQuality = 100;

    private readonly TextMetrics _metrics = new(width, height);

    /// <summary>A plot without axes.</summary>
    public static PlotModel NewModel(OxyColor ink) => new()
    {
        Background = OxyColors.White,
        Culture = CultureInfo.InvariantCulture,
        Padding = new OxyThickness(0, 4, 0, 4),
        PlotAreaBorderThickness = new OxyThickness(0),
        TextColor = ink,
    };

    public string ToSvg()
    {
        var context = new SvgContext(width, height, _metrics);
        Draw(context);
        return context.Document(model.Background);
    }

    /// <param name="scale">Pixels per unit of SVG.</param>
    public byte[] ToPng(int scale)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width * scale, height * scale));
        using var context = new PngContext(_metrics) { SkCanvas = surface.Canvas, DpiScale = scale };
        surface.Canvas.Clear(model.Background.ToSKColor());
        Draw(context);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, BestQuality);
        return data.ToArray();
    }

    private void Draw(IRenderContext context)
    {
        IPlotModel plot = model;
        plot.Update(updateData: true);
        plot.Render(context, new OxyRect(0, 0, width, height));
    }
}
