using System.CommandLine;
using System.CommandLine.Parsing;

namespace Surrogates.Sample.Commands;

/// <summary>The program's subcommands. Without the name of one it trains.</summary>
internal sealed class CommandLine
{
    public CommandLine(Func<TrainArguments, int> train, Func<TestArguments, int> test, Func<ExportArguments, int> export)
    {
        Root = new RootCommand("Trains a spiking neural network through surrogate gradients and prints its accuracy on test samples.");
        TrainCommand.AddTo(Root, train);
        TestCommand.AddTo(Root, test);
        ExportCommand.AddTo(Root, export);
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
