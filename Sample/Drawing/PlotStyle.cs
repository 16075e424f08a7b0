using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace Surrogates.Sample.Drawing;

/// <summary>Colours and axes of the pictures. The colours are told apart by those who do not see red or green.</summary>
internal static class PlotStyle
{
    public static readonly OxyColor Ink = OxyColor.Parse("#24292f");

    public static readonly OxyColor Blue = OxyColor.Parse("#0072b2");

    public static readonly OxyColor Orange = OxyColor.Parse("#d55e00");

    private static readonly OxyColor Grid = OxyColor.Parse("#e1e4e8");

    public static T Horizontal<T>(T axis, string? title, int fontSize)
        where T : Axis
    {
        Apply(axis, AxisPosition.Bottom, title, fontSize);
        axis.AxislineStyle = LineStyle.Solid;
        return axis;
    }

    public static LinearAxis Vertical(string? title, int fontSize)
    {
        var axis = new LinearAxis { MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Grid, MajorTickSize = 0, MinorTickSize = 0 };
        Apply(axis, AxisPosition.Left, title, fontSize);
        return axis;
    }

    /// <summary>The line where a coordinate is 0, below all curves.</summary>
    public static LineAnnotation Zero(LineAnnotationType type) => new()
    {
        Color = OxyColor.Parse("#8c959f"),
        EdgeRenderingMode = EdgeRenderingMode.PreferSharpness,
        Layer = AnnotationLayer.BelowSeries,
        LineStyle = LineStyle.Solid,
        StrokeThickness = 1,
        Type = type,
    };

    private static void Apply(Axis axis, AxisPosition position, string? title, int fontSize) =>
        (axis.Position, axis.Title, axis.FontSize, axis.AxisTitleDistance, axis.AxislineColor, axis.TicklineColor) = (position, title, fontSize, 6, Ink, Ink);
}
