using System.CommandLine;

namespace Surrogates.Sample.Options;

/// <summary>Makes options whose values have names, which may be written in small letters.</summary>
internal static class NameOption
{
    public static Option<T> Make<T>(string name, string description, IReadOnlyCollection<T> values, T? usual = null)
        where T : struct, Enum
    {
        var option = new Option<T>(name)
        {
            HelpName = "NAME",
            Description = $"{description}: {Names(values)}",
            CustomParser = result =>
            {
                if (Find(result.Tokens[0].Value, values) is { } value)
                {
                    return value;
                }

                result.AddError(Unknown(name, result.Tokens[0].Value, values));
                return default;
            },
        };
        if (usual is { } known)
        {
            option.DefaultValueFactory = _ => known;
        }

        return option;
    }

    public static T? Find<T>(string text, IEnumerable<T> values)
        where T : struct, Enum => values.Where(value => text.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)).Cast<T?>().FirstOrDefault();

    public static string Unknown<T>(string name, string text, IEnumerable<T> values) => $"{name}: '{text}' is none of {Names(values)}";

    private static string Names<T>(IEnumerable<T> values) => string.Join(", ", values);
}
