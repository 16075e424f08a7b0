using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Surrogates.Sample.Data;

namespace Surrogates.Sample;

/// <summary>The program's options: their names, defaults and legal ranges.</summary>
internal sealed class CommandLine
{
    private readonly Option<string?> _data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "Folder of optdigits.tra.csv and optdigits.tes.csv, as they are or as .csv.gz; without it the Randman data set is made",
    };

    private readonly Option<int> _epochs = Number("--epochs", "Passes over the training samples", 1, 10_000, 16);
    private readonly Option<int> _batch = Number("--batch", "Training samples a step of the optimizer", 1, 100_000, 128);
    private readonly Option<int> _hidden = Number("--hidden", "Neurons in each of the two spiking layers", 1, 10_000, 256);
    private readonly Option<int> _steps = Number(
        "--steps", $"Time steps a sample; {OptDigits.UsualSteps} for digits and {Randman.UsualSteps} for Randman when left out", 1, 1_000);

    private readonly Option<double> _learningRate = Number("--lr", "Learning rate at the start", 1e-6, 1, 0.004);
    private readonly Option<int> _seed = Number("--seed", "Seed of all that is random: a seed's results can be repeated", 0, int.MaxValue, 0);
    private readonly Option<int> _threads = Number("--threads", "Threads to compute with; another number may change the last digits", 1, 256, 1);

    public CommandLine(Func<string?, TrainingOptions, int> run)
    {
        Root = new RootCommand("Trains a spiking neural network through surrogate gradients and prints its accuracy on test samples.")
        {
            _data, _epochs, _batch, _hidden, _steps, _learningRate, _seed, _threads,
        };
        Root.SetAction(parsed => run(parsed.GetValue(_data), Options(parsed)));
    }

    public RootCommand Root { get; }

    private TrainingOptions Options(ParseResult parsed) => new(
        parsed.GetValue(_epochs),
        parsed.GetValue(_batch),
        parsed.GetValue(_hidden),
        parsed.GetResult(_steps) is null ? null : parsed.GetValue(_steps),
        parsed.GetValue(_learningRate),
        parsed.GetValue(_seed),
        parsed.GetValue(_threads));

    private static Option<T> Number<T>(string name, string description, T min, T max, T? usual = null)
        where T : struct, INumber<T>
    {
        var option = new Option<T>(name)
        {
            HelpName = "N",
            Description = description,
            CustomParser = result => Parse(result, name, min, max),
        };
        if (usual is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        return option;
    }

    private static T Parse<T>(ArgumentResult result, string name, T min, T max)
        where T : INumber<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        var kind = typeof(T) == typeof(int) ? "an integer" : "a number";
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' is not {kind} from {min:0.######} to {max:0.######}"));
        return min;
    }
}
