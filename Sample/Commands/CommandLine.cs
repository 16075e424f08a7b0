using System.CommandLine;
using System.CommandLine.Parsing;

namespace Surrogates.Sample.Commands;

/// <summary>The program's subcommands. Without the name of one it trains.</summary>
internal sealed class CommandLine
{
    public CommandLine(Handlers handlers)
    {
        Root = new RootCommand("Trains a spiking neural network through surrogate gradients and prints its accuracy on test samples.");
        TrainCommand.AddTo(Root, handlers.Train);
        TestCommand.AddTo(Root, handlers.Test);
        CompareCommand.AddTo(Root, handlers.Compare);
        QuantizeCommand.AddTo(Root, handlers.Quantize);
        ShowCommand.AddTo(Root, handlers.Show);
        PlotCommand.AddTo(Root, handlers.PlotShapes, handlers.PlotNeuron);
        ExportCommand.AddTo(Root, handlers.Export);
        foreach (var command in Root.Subcommands)
        {
            command.Validators.Add(RefuseOptionsBeforeTheName);
        }
    }

    public RootCommand Root { get; }

    // They would be those of training, whatever the subcommand.
    private static void RefuseOptionsBeforeTheName(CommandResult command)
    {
        if (((CommandResult)command.Parent!).Children.OfType<OptionResult>().FirstOrDefault(static option => !option.Implicit) is { } option)
        {
            command.AddError($"{option.Option.Name} stands before {command.Command.Name}: the options of a subcommand follow its name");
        }
    }
}
