using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Writing;

/// <summary>
/// Writes the nested type that is a method's custom autograd function: first the mathematics, then how the runtime gets at it.
/// </summary>
internal static class FunctionWriter
{
    public static void Write(SourceWriter writer, MethodModel method, GradientFunction function)
    {
        var number = UniqueName.Of(
            "T",
            method.Type.Levels.SelectMany(static level => level.TypeParameters)
                .Concat(method.Parameters.Select(static parameter => parameter.Name))
                .Concat(function.Outputs.Select(static output => output.Name)));
        var passes = new Passes(method, function);

        DocumentationWriter.Write(writer, method, function);
        writer.Open($"private readonly struct {method.FunctionName} : global::Surrogates.Functions.IFunction");
        WriteForward(writer, function, passes, number);
        writer.Blank();
        WriteBackward(writer, function, passes, number);
        writer.Blank();
        PlumbingWriter.Write(writer, method, function, passes, number);
        writer.Close();
    }

    private static void WriteForward(SourceWriter writer, GradientFunction function, Passes passes, string number)
    {
        string[] names = [.. passes.ForwardReads.Select(static parameter => parameter.Name)];
        var returned = Returned(function.Outputs.Select(static output => output.Name), number);
        Write(
            writer,
            $"public static {returned} Forward<{number}>({Parameters(names, number)})",
            number,
            [.. function.Outputs.Select(static output => output.Value)],
            names,
            passes.ForwardFinite);
    }

    private static void WriteBackward(SourceWriter writer, GradientFunction function, Passes passes, string number)
    {
        string[] names =
        [
            .. function.Outputs.Select(static output => output.GradientName),
            .. passes.BackwardReads.Select(static parameter => parameter.Name),
        ];
        Write(
            writer,
            $"public static {Returned(passes.GradientNames, number)} Backward<{number}>({Parameters(names, number)})",
            number,
            [.. function.Gradients.Select(static gradient => gradient.Gradient)],
            names,
            passes.BackwardFinite);
    }

    private static string Returned(IEnumerable<string> names, string number)
    {
        string[] elements = [.. names.Select(name => $"{number} {Identifiers.Escape(name)}")];
        return elements.Length == 1 ? number : $"({string.Join(", ", elements)})";
    }

    private static void Write(
        SourceWriter writer,
        string heading,
        string number,
        IReadOnlyList<Expression> results,
        IReadOnlyList<string> names,
        IReadOnlyCollection<string> finite)
    {
        var expressions = new ExpressionWriter(new Locals(results, [.. names, number], finite), number);
        writer.Lines(JitOption.Inline);
        writer.Open($"{heading}\n    where {number} : struct, global::Surrogates.Numbers.IReal<{number}>");
        foreach (var declaration in expressions.Declarations())
        {
            writer.Lines(declaration);
        }

        var values = string.Join(", ", results.Select(expressions.Write));
        writer.Lines(results.Count == 1 ? $"return {values};" : $"return ({values});").Close();
    }

    private static string Parameters(IEnumerable<string> names, string number) =>
        string.Join(", ", names.Select(name => $"{number} {Identifiers.Escape(name)}"));
}
