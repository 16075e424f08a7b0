using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Printing;
using static Surrogates.Generator.Tests.Documentation.Markdown;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>A row for each hard operation.</summary>
internal static class HardTable
{
    // What an operation does at its jumps shows in the first.
    private const int MostJumps = 4;

    public static string Write() => Table(
        ["operation", "value", "operands, parameters: default; range", "usual gradient", HeadingOfPictures("value over the first operand")],
        HardOps.All.Select(Row));

    public static string PictureOf(HardEntry hard) => $"pictures/hard/{hard.Name}.svg";

    private static string Row(HardEntry hard) => Markdown.Row(
        Entry(hard.Name, hard.Noun, hard.Source),
        Lines(Value(hard), Jumps(hard)),
        Lines(hard.Operands.Select(Operand).Concat(hard.Parameters.Select(Parameter))),
        hard.DefaultShape is { } shape ? Link(shape) : hard.Shapeless!.Noun,
        hard.IsRandom ? "" : $"![value of {hard.Name}]({PictureOf(hard)})");

    private static string Value(HardEntry hard)
    {
        var value = Operation.Value(
            hard,
            hard.Operands.Select(static operand => Symbols.Variable(Operation.Identifier(operand))),
            hard.Parameters.Select(static parameter => parameter.IsFixed ? parameter.Default : (Expression)Symbols.Variable(parameter.Name)));
        var forms = hard.Parameters.Where(static parameter => parameter.IsFixed).Select(static parameter => $" for `{parameter.Argument} = {Number(parameter.Default)}`");
        var chance = hard.Chance is null ? "" : $", where the probability is the shape's stand-in of `{Operation.FirstOperand(hard)}`";
        return Code(Textbook.Write(value)) + string.Concat(forms) + chance;
    }

    // Those nearest to 0, from left to right.
    private static string Jumps(HardEntry hard)
    {
        var jumps = (Pictures.CurveOf(hard)?.Jumps ?? []).OrderBy(static jump => Math.Abs(jump.X)).Take(MostJumps).OrderBy(static jump => jump.X).ToArray();
        if (jumps.Length == 0)
        {
            return "";
        }

        var numbers = string.Join(", ", Pictures.NumbersOf(hard).Select(static number => $"`{number.Name}` = {Number(number.Value)}"));
        var values = string.Join(", ", jumps.Select(static jump => $"{Rounded(jump.At)} at {Rounded(jump.X)}"));
        return $"{(numbers.Length == 0 ? "" : $"with {numbers}: ")}{values}";
    }

    private static string Rounded(double value) => Number(Math.Round(value, 3));

    private static string Operand(HardOperand operand) => operand.IsNoise ? $"{Code(operand.Name)}: drawn" :
        operand.Default is { } value ? $"{Code(Operation.Identifier(operand))}: {Number(value)}" : Code(Operation.Identifier(operand));
}
