using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using SkiaSharp;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Sample.Drawing;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>What draws pictures, for the documentation and for the sample.</summary>
public sealed class PictureTests
{
    private const int Scale = 2;

    // Thin strokes are mixed with white.
    private const int Dark = 128;

    private static readonly SKColor Orange = SKColor.Parse("#d55e00");

    /// <summary>Under every culture the same image: of the size of the SVG times the scale, with its line, and with text wherever the SVG has some.</summary>
    [Fact]
    public void AnImageShowsWhatTheSvgDoes()
    {
        var shape = Shapes.Find("Gaussian")!;
        var png = Pictures.Of(shape).ToPng(Scale);
        using var image = SKBitmap.Decode(png);
        Assert.Equal((300 * Scale, 190 * Scale), (image.Width, image.Height));
        Assert.Equal(SKColors.White, image.GetPixel(0, 0));
        Assert.Contains(Orange, image.Pixels);
        Assert.All(Texts(Pictures.Of(shape).ToSvg()), text => Assert.True(IsDarkAt(image, text.X, text.Y), text.ToString()));
        using var scope = new CultureScope("de-DE");
        Assert.Equal(png, Pictures.Of(shape).ToPng(Scale));
    }

    /// <summary>Every picture stands on a card of its own, since pages may be dark, and places text by base lines, since not all readers of SVG know others.</summary>
    [Fact]
    public void PicturesAreLegibleEverywhere()
    {
        var pictures = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "pictures"), "*.svg", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "docs", "how-it-works.svg")).Select(File.ReadAllText).ToArray();
        Assert.All(pictures, static picture => Assert.DoesNotContain("dominant-baseline", picture, StringComparison.Ordinal));
        Assert.All(pictures, static picture => Assert.Contains(XElement.Parse(picture).Elements(), static element =>
            element.Name.LocalName == "rect" && ((string?)element.Attribute("fill") == "#ffffff" || (string?)element.Attribute("class") == "page")));
    }

    /// <summary>A title beside the vertical axis is turned; signs of XML are text, and what lies outside of the axes is cut off.</summary>
    [Fact]
    public void SvgIsWellFormed()
    {
        var model = Picture.NewModel(OxyColors.Black);
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = 1 });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = 1, Title = "a < b & c" });
        model.Annotations.Add(new RectangleAnnotation { Fill = OxyColors.Blue, MinimumX = 0.5, MaximumX = 2 });
        var svg = XElement.Parse(new Picture(model, 200, 100).ToSvg());
        var title = svg.Descendants().Single(static element => element.Value == "a < b & c" && !element.HasElements);
        Assert.StartsWith("rotate(-90 ", (string?)title.Attribute("transform"), StringComparison.Ordinal);
        var group = svg.Descendants().Single(static element => (string?)element.Attribute("fill") == "#0000ff");
        Assert.StartsWith("url(#", (string?)group.Parent!.Attribute("clip-path"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Text, double X, double Y)> Texts(string svg) => XElement.Parse(svg).Descendants()
        .Where(static element => element.Name.LocalName == "text")
        .Select(static element => (element.Value, (double)element.Attribute("x")!, (double)element.Attribute("y")!));

    // Around the beginning, middle or end of the base line, whichever it is.
    private static bool IsDarkAt(SKBitmap image, double x, double y) => Enumerable.Range(-8, 16)
        .SelectMany(static _ => Enumerable.Range(-10, 12), (right, down) => image.GetPixel((int)((x + right) * Scale), (int)((y + down) * Scale)))
        .Any(static pixel => pixel.Red < Dark && pixel.Blue < Dark);
}
