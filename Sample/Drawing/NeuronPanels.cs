using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Surrogates.Sample.Drawing;

/// <summary>What a layer of neurons makes of a sample: the spikes of all of them, and the potential of one.</summary>
internal static class NeuronPanels
{
    private const int Width = 640;
    private const int Height = 260;
    private const int FontSize = 13;

    // Above the threshold.
    private const double SpikesFrom = 1.1;
    private const double SpikesTo = 1.3;

    /// <param name="steps">The number of time steps.</param>
    /// <param name="neurons">The number of neurons.</param>
    /// <param name="spikes">Each spike: when, and of which neuron.</param>
    /// <param name="chosen">The neuron whose potential is drawn.</param>
    /// <param name="potential">That potential after each step.</param>
    public static Picture Of(int steps, int neurons, IReadOnlyList<(int Step, int Neuron)> spikes, int chosen, IReadOnlyList<double> potential) =>
        PanelGrid.Of([Raster(steps, neurons, spikes, chosen), Potential(steps, spikes, chosen, potential)], columns: 1, Width, Height);

    private static PlotModel Raster(int steps, int neurons, IReadOnlyList<(int Step, int Neuron)> spikes, int chosen)
    {
        var model = Model(steps, $"neuron; orange: {chosen}");
        (model.Axes[1].Minimum, model.Axes[1].Maximum) = (-1, neurons);
        model.Axes[1].MajorGridlineStyle = LineStyle.None;
        foreach (var group in spikes.ToLookup(spike => spike.Neuron == chosen))
        {
            var series = new ScatterSeries
            {
                MarkerType = MarkerType.Square,
                MarkerSize = group.Key ? 3 : 1.5,
                MarkerFill = group.Key ? PlotStyle.Orange : PlotStyle.Ink,
            };
            series.Points.AddRange(group.Select(static spike => new ScatterPoint(spike.Step, spike.Neuron)));
            model.Series.Add(series);
        }

        return model;
    }

    private static PlotModel Potential(int steps, IReadOnlyList<(int Step, int Neuron)> spikes, int chosen, IReadOnlyList<double> potential)
    {
        var model = Model(steps, $"potential of neuron {chosen}");
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Horizontal, Y = 1, Color = PlotStyle.Ink, LineStyle = LineStyle.Dash, StrokeThickness = 1 });
        var line = new LineSeries { Color = PlotStyle.Blue, StrokeThickness = 2 };
        line.Points.AddRange(potential.Select(static (v, step) => new DataPoint(step, v)));
        model.Series.Add(line);
        foreach (var spike in spikes.Where(spike => spike.Neuron == chosen))
        {
            var tick = new LineSeries { Color = PlotStyle.Orange, StrokeThickness = 2 };
            tick.Points.AddRange([new DataPoint(spike.Step, SpikesFrom), new DataPoint(spike.Step, SpikesTo)]);
            model.Series.Add(tick);
        }

        return model;
    }

    private static PlotModel Model(int steps, string vertical)
    {
        var model = Picture.NewModel(PlotStyle.Ink);
        model.PlotMargins = new OxyThickness(56, 8, 16, 44);
        model.Axes.Add(PlotStyle.Horizontal(new LinearAxis { Minimum = -0.5, Maximum = steps - 0.5, MinorTickSize = 0 }, "step", FontSize));
        model.Axes.Add(PlotStyle.Vertical(vertical, FontSize));
        (model.Axes[1].MinimumPadding, model.Axes[1].MaximumPadding) = (0.06, 0.06);
        return model;
    }
}
