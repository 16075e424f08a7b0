using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Printing;
using static Surrogates.Generator.Tests.Documentation.Markdown;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>A row for each shape.</summary>
internal static class ShapeTable
{
    // A single term would not show how a series goes on.
    private const double LeastTerms = 2;

    private static readonly Variable U = Symbols.Variable("u");

    public static string Write() => Table(
        ["shape", "formula", "parameters: default; range", HeadingOfPictures("derivative (solid), stand-in (dashed)")],
        Shapes.All.Select(Row));

    public static string PictureOf(ShapeEntry shape) => $"pictures/shapes/{shape.Name}.svg";

    private static string Row(ShapeEntry shape) => Markdown.Row(
        Entry(shape.Name, shape.Noun, shape.Source),
        Lines(Formulas(shape)),
        Lines(shape.Parameters.Select(Parameter)),
        $"![derivative{(shape.StandIn is null ? "" : " and stand-in")} of {shape.Name}]({PictureOf(shape)})");

    private static IEnumerable<string> Formulas(ShapeEntry shape)
    {
        Expression[] parameters =
            [.. shape.Parameters.Select(static parameter => parameter.IsFixed ? Math.Max(LeastTerms, parameter.Default) : (Expression)Symbols.Variable(parameter.Name))];
        var forms = shape.Parameters.Zip(parameters).Where(static pair => pair.First.IsFixed).Select(static pair => $" for `{pair.First.Argument} = {Number(((Constant)pair.Second).Value)}`");
        yield return $"derivative{string.Concat(forms)}: {Code(Textbook.Write(shape.Partials(U, parameters)[0].Derivative))}";
        yield return shape.StandIn is { } standIn ? $"stand-in: {Code(Textbook.Write(standIn(U, parameters)))}" : "no stand-in";
        if (shape.SoftDerivative is { } soft)
        {
            yield return $"derivative under `Soft = true`: {Code(Textbook.Write(soft(U, parameters)))}";
        }
    }
}
