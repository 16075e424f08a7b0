using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Models;

namespace Surrogates.Generator.Writing;

/// <summary>Says in words and formulas what a method computes and what its gradient is.</summary>
internal static class DocumentationWriter
{
    // What is longer is easier to read in the code below it.
    private const int LongestLine = 100;
    private const int MostLines = 6;

    private static readonly Expression NoDerivative = 0;

    /// <summary>One sentence: value and gradient.</summary>
    public static string Sentence(MethodModel method, GradientFunction function)
    {
        var values = string.Join(", ", function.Outputs.Select(static output => FormulaWriter.Write(output.Value)));
        return method.Rule switch
        {
            CatalogueRule { Soft: true } => $"{values}; the gradient is its own.",
            CatalogueRule rule when CatalogueFunction.StandIn(rule.Call) is { } standIn => $"{values}; the gradient is that of {FormulaWriter.Write(standIn)}.",
            TwinRule => $"The scalar method of the same name, for each element.",
            _ => $"{values}.",
        };
    }

    /// <summary>The documentation of the function type.</summary>
    public static void Write(SourceWriter writer, MethodModel method, GradientFunction function)
    {
        writer.Lines($"/// <summary>Custom autograd function of <c>{Xml(method.Name)}</c>: {Xml(Summary(method.Rule))}.</summary>");
        string[] remarks = [.. Code(function), .. Clip(method.Rule)];
        if (remarks.Length == 0)
        {
            return;
        }

        foreach (var line in (string[])["<remarks>", .. remarks, "</remarks>"])
        {
            writer.Lines("/// " + line);
        }
    }

    private static IEnumerable<string> Code(GradientFunction function)
    {
        string[] lines = [.. Formulas(function).SelectMany(static formula => Lines(formula.Left, formula.Right)).Select(Xml)];
        return lines.Length == 0 ? [] : ["<code>", .. lines, "</code>"];
    }

    private static IEnumerable<string> Lines(string left, Expression right) =>
        FormulaWriter.WriteLines(right, LongestLine, MostLines).Select((line, i) => i == 0 ? $"{left} = {line}" : line);

    private static IEnumerable<string> Clip(Rule rule)
    {
        var side = rule.ClipSide == ClipSide.Incoming ? "incoming" : "outgoing";
        return double.IsPositiveInfinity(rule.Clip) ? [] : [$"The {side} gradient is clamped to [{CSharpLiteral.Real(-rule.Clip)}, {CSharpLiteral.Real(rule.Clip)}]."];
    }

    private static string Summary(Rule rule) => rule switch
    {
        CatalogueRule { Soft: true } soft => $"{ShapeNoun(soft.Call)} in place of {HardOps.Find(soft.Call.Hard)!.Noun}",
        CatalogueRule hard => $"{HardOps.Find(hard.Call.Hard)!.Noun}, with the gradient of {ShapeNoun(hard.Call)}",
        TwinRule => "its scalar method, for each element, and the gradient of that",
        _ => throw new ArgumentException($"No summary of {rule.GetType().Name}.", nameof(rule)),
    };

    private static string ShapeNoun(HardCall call) =>
        call.Own is { } own ? $"'{own.Name}'" : call.Shape is { } shape ? Shapes.Find(shape)!.Noun : HardOps.Find(call.Hard)!.Own!.Noun;

    private static IEnumerable<(string Left, Expression Right)> Formulas(GradientFunction function)
    {
        foreach (var output in function.Outputs)
        {
            yield return (output.Name, output.Value);
        }

        Expression[] operands = [.. function.Gradients.Select(static gradient => new Variable(gradient.Operand))];
        foreach (var output in function.Outputs)
        {
            var derivatives = Differentiator.Gradient(output.Value, 1, operands);
            for (var i = 0; i < operands.Length; i++)
            {
                if (!derivatives[i].Equals(NoDerivative))
                {
                    yield return ($"d{output.Name}/d{function.Gradients[i].Operand}", derivatives[i]);
                }
            }
        }
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
