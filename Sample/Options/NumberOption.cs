using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Surrogates.Sample.Options;

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

    /// <summary>The number that a text is, if it is within the range.</summary>
    public static T? Find<T>(string text, T min, T max)
        where T : struct, INumber<T> =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null;

    public static string Outside<T>(string name, string text, T min, T max)
        where T : struct, INumber<T>
    {
        var kind = typeof(T) == typeof(int) ? "an integer" : "a number";
        return string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' is not {kind} from {min:0.######} to {max:0.######}");
    }

    private static T Parse<T>(ArgumentResult result, string name, T min, T max)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[0].Value;
        if (Find(text, min, max) is { } value)
        {
            return value;
        }

        result.AddError(Outside(name, text, min, max));
        return min;
    }
}
