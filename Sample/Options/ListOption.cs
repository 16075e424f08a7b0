using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Surrogates.Sample.Options;

/// <summary>Makes options that are several values, with commas between them. What is usual is shown as it would be written, and not given.</summary>
internal static class ListOption
{
    public static Option<IReadOnlyList<T>> OfNames<T>(string name, string description, IReadOnlyCollection<T> values, IReadOnlyList<T> usual)
        where T : struct, Enum => Make(
            name, "NAMES", $"{description}, with commas between them: {string.Join(", ", values)}", usual, text => NameOption.Find(text, values), text => NameOption.Unknown(name, text, values));

    public static Option<IReadOnlyList<double>> OfNumbers(string name, string description, double min, double max, IReadOnlyList<double> usual) => Make(
        name, "NUMBERS", $"{description}, with commas between them", usual, text => NumberOption.Find(text, min, max), text => NumberOption.Outside(name, text, min, max));

    private static Option<IReadOnlyList<T>> Make<T>(
        string name, string help, string description, IReadOnlyList<T> usual, Func<string, T?> find, Func<string, string> problem)
        where T : struct => new(name)
        {
            HelpName = help,
            Description = $"{description} [default: {string.Join(',', usual.Select(static value => string.Create(CultureInfo.InvariantCulture, $"{value}")))}]",
            CustomParser = result => Parse(result, find, problem),
        };

    private static IReadOnlyList<T> Parse<T>(ArgumentResult result, Func<string, T?> find, Func<string, string> problem)
        where T : struct
    {
        var values = new List<T>();
        foreach (var text in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (find(text) is not { } value)
            {
                result.AddError(problem(text));
                break;
            }

            if (!values.Contains(value))
            {
                values.Add(value);
            }
        }

        return values;
    }
}
