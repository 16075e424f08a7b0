using System.CommandLine;
using Surrogates.Sample.Catalogue;
using Surrogates.Sample.Drawing;
using Surrogates.Sample.Files;
using Surrogates.Sample.Views;

namespace Surrogates.Sample.Commands;

/// <summary>Draws the derivatives of all shapes of the catalogue beside each other, as the generated ops compute them.</summary>
internal static class PlotShapesCommand
{
    private const int Columns = 4;

    public static void AddTo(Command plot, Func<PlotShapesArguments, int> run)
    {
        var output = PlotCommand.Output("shapes.svg");
        var command = new Command("shapes", "Draws the derivatives of all shapes of the catalogue") { output };
        command.SetAction(parsed => run(new PlotShapesArguments(parsed.GetRequiredValue(output))));
        plot.Add(command);
    }

    public static int Run(PlotShapesArguments arguments)
    {
        AtomicFile.Prepare(arguments.Out);
        var panels = Meter.Show(StepOps.All.Count, static meter => StepOps.All
            .Select(op =>
            {
                var panel = ShapePanel.Of($"{op.Key}", u => OpCurve.Derivatives(op.Value, [u])[0], VisibleRange.Of(places => OpCurve.Derivatives(op.Value, places)));
                meter.Advance($"{op.Key}");
                return panel;
            })
            .ToArray());
        PictureFile.Write(arguments.Out, PanelGrid.Of(panels, Columns, ShapePanel.Width, ShapePanel.Height));
        Console.WriteLine($"{panels.Length} shapes: {arguments.Out}");
        return 0;
    }
}
