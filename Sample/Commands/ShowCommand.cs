using System.CommandLine;
using Spectre.Console;
using Surrogates.Sample.Catalogue;
using Surrogates.Sample.Drawing;
using Surrogates.Sample.Options;
using Surrogates.Sample.Views;

namespace Surrogates.Sample.Commands;

/// <summary>Shows the formulas of an op, its curve, and what the generator wrote of it.</summary>
internal static class ShowCommand
{
    public static void AddTo(RootCommand root, Func<ShowArguments, int> run)
    {
        var name = new Argument<string?>("NAME") { Description = "An op or a layer; without it, the names are listed", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("show", "Shows the formulas, the curve and the generated code of an op") { name };
        command.SetAction(parsed => run(new ShowArguments(parsed.GetValue(name))));
        root.Add(command);
    }

    public static int Run(ShowArguments arguments)
    {
        if (arguments.Name is null)
        {
            List("a step with each shape of the catalogue", ShownOp.Shapes);
            List("the quantisers of the sample", ShownOp.Quantizers);
            List("the layers of neurons of the sample", ShownOp.Layers);
            return 0;
        }

        var op = ShownOp.All.FirstOrDefault(op => op.Name.Equals(arguments.Name, StringComparison.OrdinalIgnoreCase))
            ?? throw new OptionException($"show: there is no op '{arguments.Name}'; show without a name lists them");
        var code = GeneratedCode.Of(op.Name);
        Heading($"{op.Name}: formulas");
        Write(code.Formulas, code.Formulas.Select(Markup.Escape));
        Heading($"{op.Name}: {op.Curve}");
        foreach (var line in BrailleChart.Of(op.Values(), op.From, op.To))
        {
            Console.WriteLine(line);
        }

        Heading($"{op.Name}: generated code");
        Write(code.Function, CodeText.LinesOf(code.Function));
        return 0;
    }

    private static void List(string title, IEnumerable<ShownOp> ops)
    {
        Heading(title);
        AnsiConsole.Write(new Columns(ops.Select(static op => new Text(op.Name))).Collapse());
        AnsiConsole.WriteLine();
    }

    private static void Heading(string text)
    {
        Console.WriteLine();
        AnsiConsole.MarkupLine($"[bold]{text.EscapeMarkup()}[/]");
    }

    // On a terminal a line that is too long goes on at its own indentation; elsewhere lines are what they are.
    private static void Write(IEnumerable<string> plain, IEnumerable<string> markup)
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
        {
            foreach (var line in plain)
            {
                Console.WriteLine(line);
            }

            return;
        }

        foreach (var (line, colored) in plain.Zip(markup))
        {
            var indentation = line.Length - line.TrimStart().Length;
            // An empty text has no line.
            AnsiConsole.Write(line.Length == 0 ? Text.NewLine : new Padder(new Markup(colored.TrimStart()), new Padding(indentation, 0, 0, 0)));
        }
    }
}
