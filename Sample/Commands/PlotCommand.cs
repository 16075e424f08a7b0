using System.CommandLine;
using Surrogates.Sample.Views;

namespace Surrogates.Sample.Commands;

/// <summary>Draws pictures.</summary>
internal static class PlotCommand
{
    public static void AddTo(RootCommand root, Func<PlotShapesArguments, int> shapes, Func<PlotNeuronArguments, int> neuron)
    {
        var command = new Command("plot", "Draws the catalogue's shapes, or what trained neurons do, as SVG or PNG");
        PlotShapesCommand.AddTo(command, shapes);
        PlotNeuronCommand.AddTo(command, neuron);
        root.Add(command);
    }

    /// <summary>The file of the picture.</summary>
    public static Option<string> Output(string usual)
    {
        var output = new Option<string>("--out") { HelpName = "FILE", Description = "The picture, .svg or .png", DefaultValueFactory = _ => usual };
        output.Validators.Add(static result =>
        {
            if (result.Tokens is [var file] && !PictureFile.IsSupported(file.Value))
            {
                result.AddError($"--out: '{file.Value}' ends neither in .svg nor in .png");
            }
        });
        return output;
    }
}
