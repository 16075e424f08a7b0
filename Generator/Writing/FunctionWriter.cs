using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Writing;

/// <summary>
/// Writes the nested type that is a method's custom autograd function: first the mathematics, then how the runtime gets at it.
/// </summary>
internal static class FunctionWriter
{
    private const string Inline =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public static void Write(SourceWriter writer, MethodModel method, GradientFunction function)
    {
        var number = UniqueName.Of("T", method.Type.Levels.SelectMany(static level => level.TypeParameters));
        var passes = new Passes(method, function);

        WriteDocumentation(writer, method, function);
        writer.Open($"private readonly struct {method.FunctionName} : global::Surrogates.Autograd.IFunction");
        WriteForward(writer, function, passes, number);
        writer.Blank();
        WriteBackward(writer, function, passes, number);
        writer.Blank();
        PlumbingWriter.Write(writer, method, function, passes, number);
        writer.Close();
    }

    private static void WriteDocumentation(SourceWriter writer, MethodModel method, GradientFunction function)
    {
        var hard = HardOps.Find(method.Rule.Hard)!.Noun;
        var shape = Shapes.Find(method.Rule.Shape)!.Noun;
        var output = method.UniqueName("y");
        var summary = method.Rule.Soft ? $"{shape} in place of {hard}" : $"{hard}, with the gradient of {shape}";
        writer.Lines($"""
            /// <summary>Custom autograd function of <c>{Xml(method.Name)}</c>: {summary}.</summary>
            /// <remarks>
            /// <code>
            /// {output} = {Xml(FormulaWriter.Write(function.Output))}
            """);
        foreach (var gradient in function.Gradients)
        {
            writer.Lines($"/// d{output}/d{Xml(gradient.Operand)} = {Xml(FormulaWriter.Write(gradient.Derivative))}");
        }

        writer.Lines("/// </code>");
        if (!double.IsPositiveInfinity(method.Rule.Clip))
        {
            var side = method.Rule.ClipSide == ClipSide.Incoming ? "incoming" : "outgoing";
            writer.Lines($"/// The {side} gradient is clamped to [{CSharpLiteral.Real(-method.Rule.Clip)}, {CSharpLiteral.Real(method.Rule.Clip)}].");
        }

        writer.Lines("/// </remarks>");
    }

    private static void WriteForward(SourceWriter writer, GradientFunction function, Passes passes, string number)
    {
        string[] names = [.. passes.ForwardReads.Select(static parameter => parameter.Name)];
        Write(writer, $"public static {number} Forward<{number}>({Parameters(names, number)})", number, [function.Output], names);
    }

    private static void WriteBackward(SourceWriter writer, GradientFunction function, Passes passes, string number)
    {
        var returned = function.Gradients.Count == 1
            ? number
            : $"({string.Join(", ", passes.GradientNames.Select(name => $"{number} {name}"))})";
        string[] names = [function.GradientName, .. passes.BackwardReads.Select(static parameter => parameter.Name)];
        Write(
            writer,
            $"public static {returned} Backward<{number}>({Parameters(names, number)})",
            number,
            [.. function.Gradients.Select(static gradient => gradient.Gradient)],
            names);
    }

    private static void Write(SourceWriter writer, string heading, string number, IReadOnlyList<Expression> results, IReadOnlyList<string> names)
    {
        var expressions = new ExpressionWriter(new Locals(results, names), number);
        writer.Lines(Inline);
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

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
