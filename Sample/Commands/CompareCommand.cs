using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Surrogates.Sample.Comparing;
using Surrogates.Sample.Drawing;
using Surrogates.Sample.Files;
using Surrogates.Sample.Network;
using Surrogates.Sample.Options;
using Surrogates.Sample.Training;
using Surrogates.Sample.Views;

namespace Surrogates.Sample.Commands;

/// <summary>
/// Trains the same network with several surrogates at several slopes, as Zenke and Vogels (2021) did, who found the shape to matter little
/// and the scale much.
/// </summary>
internal static class CompareCommand
{
    // Half of the usual run: by then the runs that learn are told from those that do not.
    private static readonly TrainingOptions Usual = TrainingOptions.Usual with { Epochs = 8 };
    private static readonly Shape[] UsualShapes = [Shape.ATan, Shape.FastSigmoid, Shape.Sigmoid, Shape.Triangle];
    private static readonly double[] UsualSlopes = [0.5, 1, 2, 5, 10, 25, 100];

    // In 60 columns.
    private const int SlopesInATable = 7;

    public static void AddTo(RootCommand root, Func<CompareArguments, int> run)
    {
        var options = new RunOptions(Usual);
        var shapes = ListOption.OfNames("--shapes", "Surrogates", SpikingNeurons.Shapes, UsualShapes);
        var slopes = ListOption.OfNumbers("--slopes", "Slopes k of each of them", Slope.Least, Slope.Largest, UsualSlopes);
        var seeds = NumberOption.Make("--seeds", "Runs of each, with the seeds 0, 1, ...", 1, 1_000, 3);
        var jobs = NumberOption.Make("--jobs", "Runs at a time, with a thread each", 1, 256, Environment.ProcessorCount);
        var output = FileOption.Named(new Option<string>("--out")
        {
            HelpName = "FILE",
            Description = "Writes FILE.csv, FILE.svg and FILE.png. Runs that FILE.csv already has are not done again",
            DefaultValueFactory = static _ => "compare",
        });
        var command = new Command("compare", "Trains with each of several surrogates at each of several slopes") { shapes, slopes, seeds, jobs, output };
        foreach (var option in options.OfComparing)
        {
            command.Add(option);
        }

        command.SetAction(parsed => run(new CompareArguments(
            options.Read(parsed),
            parsed.GetValue(shapes) ?? UsualShapes,
            parsed.GetValue(slopes) ?? UsualSlopes,
            parsed.GetValue(seeds),
            parsed.GetValue(jobs),
            parsed.GetRequiredValue(output))));
        root.Add(command);
    }

    public static int Run(CompareArguments arguments)
    {
        using var interrupt = new Interrupt();
        foreach (var end in (string[])[".svg", ".png"])
        {
            AtomicFile.Prepare(arguments.Out + end);
        }

        var results = new ResultsFile(arguments.Out + ".csv");
        var comparison = new Comparison(arguments.Options.Or(Usual), arguments.Shapes, arguments.Slopes, arguments.Seeds, results);
        var (count, pending) = (comparison.Count, comparison.Pending);
        Console.WriteLine($"{count} runs, {count - pending.Count} of them done before");
        Meter.Show(pending.Sum(static run => run.Steps), meter =>
        {
            var done = count - pending.Count;
            comparison.Run(arguments.Jobs, () => meter.Advance($"{done} of {count} runs"), row => meter.WriteLine(Line(++done, row)), interrupt.Token);
        });
        ComparisonRow[] rows = [.. comparison.Results];
        if (rows is not [])
        {
            foreach (var slopes in arguments.Slopes.Chunk(SlopesInATable))
            {
                AnsiConsole.Write(Table(arguments, rows, slopes));
            }

            Console.WriteLine("test accuracy in %, the mean over the seeds");
            var picture = PictureOf(arguments.Shapes, arguments.Slopes, rows);
            PictureFile.Write(arguments.Out + ".svg", picture);
            PictureFile.Write(arguments.Out + ".png", picture);
            Console.WriteLine($"{arguments.Out}.csv, {arguments.Out}.svg, {arguments.Out}.png");
        }

        if (!interrupt.Token.IsCancellationRequested)
        {
            return 0;
        }

        Console.WriteLine($"interrupted after {rows.Length} of {count} runs;");
        Console.WriteLine("the same command goes on from there");
        return ExitCode.Interrupted;

        string Line(int done, ComparisonRow row) => string.Create(
            CultureInfo.InvariantCulture, $"{done} of {count}: {row.Shape}, k = {row.K}, seed {row.Seed}: {TrainingText.Percent(row.TestAccuracy)}");
    }

    private static Grid Table(CompareArguments arguments, ComparisonRow[] rows, IReadOnlyList<double> slopes)
    {
        var table = new Grid().AddColumn(new GridColumn().Padding(0, 0, 1, 0));
        foreach (var _ in slopes)
        {
            table.AddColumn(new GridColumn().RightAligned().Padding(1, 0, 0, 0));
        }

        table.AddRow(["k", .. slopes.Select(static slope => slope.ToString(CultureInfo.InvariantCulture))]);
        foreach (var shape in arguments.Shapes)
        {
            table.AddRow([$"{shape}", .. slopes.Select(slope => Mean([.. Accuracies(rows, shape, slope)]))]);
        }

        return table;
    }

    private static string Mean(double[] accuracies) => accuracies is [] ? "" : accuracies.Average().ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>Accuracies over the slope.</summary>
    internal static Picture PictureOf(IReadOnlyList<Shape> shapes, IReadOnlyList<double> slopes, IReadOnlyList<ComparisonRow> rows)
    {
        var chart = new SlopeChart(slopes);
        foreach (var shape in shapes)
        {
            chart.Add(shape.ToString(), slopes
                .Order()
                .Select(slope => (Slope: slope, Accuracies: (IReadOnlyList<double>)[.. Accuracies(rows, shape, slope)]))
                .Where(static point => point.Accuracies is not []));
        }

        return chart.ToPicture();
    }

    private static IEnumerable<double> Accuracies(IEnumerable<ComparisonRow> rows, Shape shape, double slope) =>
        rows.Where(row => row.Shape == shape && row.K == slope).Select(static row => row.TestAccuracy * 100);
}
