using OxyPlot;

namespace Surrogates.Sample.Drawing;

/// <summary>Plots of one size, in rows.</summary>
internal sealed class PanelGrid : PlotModel, IPlotModel
{
    private readonly IReadOnlyList<IPlotModel> _panels;
    private readonly int _columns;
    private readonly int _width;
    private readonly int _height;

    private PanelGrid(IReadOnlyList<IPlotModel> panels, int columns, int width, int height)
    {
        (_panels, _columns, _width, _height) = (panels, columns, width, height);
        Background = OxyColors.White;
    }

    /// <summary>The picture.</summary>
    /// <param name="panels">The plots.</param>
    /// <param name="columns">How many there are in a row.</param>
    /// <param name="width">The width of each.</param>
    /// <param name="height">The height of each.</param>
    public static Picture Of(IReadOnlyList<PlotModel> panels, int columns, int width, int height) =>
        new(new PanelGrid(panels, columns, width, height), columns * width, (panels.Count + columns - 1) / columns * height);

    void IPlotModel.Update(bool updateData)
    {
        foreach (var panel in _panels)
        {
            panel.Update(updateData);
        }
    }

    void IPlotModel.Render(IRenderContext rc, OxyRect rect)
    {
        for (var i = 0; i < _panels.Count; i++)
        {
            _panels[i].Render(rc, new OxyRect(rect.Left + (i % _columns * _width), rect.Top + (i / _columns * _height), _width, _height));
        }
    }
}
