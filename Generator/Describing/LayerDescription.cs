using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Describing;

/// <summary>Says in words what a parameter of a layer of neurons is.</summary>
internal static class LayerDescription
{
    /// <summary>A sentence on a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="isSetting">Whether it is one of the surrogate.</param>
    /// <param name="text">How its default is written.</param>
    public static string Of(LayerParameter parameter, bool isSetting, Func<LayerParameterKind, double, string> text)
    {
        var kind = parameter.Description is { } description ? Described(description, parameter.IsLearned)
            : isSetting ? "A parameter of the surrogate"
            : parameter.Kind == LayerParameterKind.Any ? $"{(parameter.IsLearned ? "Learned: a" : "A")} number, or a tensor that broadcasts to the shape of a step"
            : parameter.Kind == LayerParameterKind.Truth ? "True or false"
            : "A number";
        return parameter.Default is { } value ? $"{kind}; {text(parameter.Kind, value)} when left out." : kind + ".";
    }

    // A noun has an article, and "what it is" has none.
    private static string Described(string description, bool isLearned)
    {
        var text = description.StartsWith("what ", StringComparison.Ordinal) ? description : "the " + description;
        return isLearned ? "Learned: " + text : char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
