using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Surrogates.Sample.Commands;

/// <summary>Makes options that are numbers within a range.</summary>
internal static class NumberOption
{
    public static Option<T> Make<T>(string name, string description, T min, T max, T? usual = null)
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
