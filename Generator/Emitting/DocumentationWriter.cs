using Surrogates.Generator.Algebra;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Emitting;

/// <summary>Says in words and formulas what an op computes and what its gradient is.</summary>
internal static class DocumentationWriter
{
    // What is longer is easier to read in the code.
    private const int LongestLine = 100;
    private const int MostLines = 6;
    private const int LongestSentence = 120;

    /// <summary>The documentation of the method.</summary>
    public static void WriteXml(SourceWriter writer, Op op)
    {
        writer.Comment("/// ", $"<summary>{Xml(Sentence(op))}</summary>");
        writer.Comment("/// ", "<remarks>").Comment("/// ", "<code>");
        WriteFormulas(writer, op, "/// ", Xml);
        writer.Comment("/// ", "</code>");
        foreach (var sentence in Clip(op))
        {
            writer.Comment("/// ", sentence);
        }

        writer.Comment("/// ", "</remarks>");
    }

    /// <summary>The comment on the function. It is no documentation: of two files' functions of the same name the compiler takes one for the other.</summary>
    public static void WriteComment(SourceWriter writer, Op op, bool withFormulas)
    {
        writer.Comment("// ", $"The custom autograd function of {op.Name}: {op.Summary}.");
        if (!withFormulas)
        {
            return;
        }

        writer.Lines("//");
        WriteFormulas(writer, op, "//     ", static formula => formula);
        foreach (var sentence in Clip(op))
        {
            writer.Lines("//").Comment("// ", sentence);
        }
    }

    // Value and gradient in a sentence where they are short, else in words.
    private static string Sentence(Op op) => Values(op) is { Length: <= LongestSentence } values ? values : char.ToUpperInvariant(op.Summary[0]) + op.Summary.Substring(1) + ".";

    private static string? Values(Op op) => (op.Outputs.Count == 1 ? Line(op.Outputs[0].Value) : null) switch
    {
        null => null,
        var value when op.IsSmooth && HasOwnGradient(op.Outputs[0].Value) => $"{value}; the gradient is its own.",
        var value when op.IsSmooth || op.SoftForward is null => $"{value}.",
        var value when Line(op.SoftForward!.Results[0].Value) is { } standIn => $"{value}; the gradient is that of {standIn}.",
        _ => null,
    };

    private static bool HasOwnGradient(Expression value) => !Topology.OperandsFirst([value]).OfType<GradientOverride>().Any();

    private static string? Line(Expression expression) =>
        Textbook.WriteLines(expression, LongestLine, most: 1) is { } lines ? SourceWriter.Whole(lines[0]) : null;

    // Those that are not written are named, as many as follow each other in one sentence. The derivatives of what is too large itself are not looked for.
    private static void WriteFormulas(SourceWriter writer, Op op, string mark, Func<string, string> escape)
    {
        var missing = new List<string>();
        var missingFrom = "";
        foreach (var (left, right, place) in Formulas(op))
        {
            var lines = right is null ? null : Lines(left, right);
            if (lines is not null || place != missingFrom)
            {
                WriteMissing();
            }

            if (lines is null)
            {
                missing.Add(left);
                missingFrom = place;
                continue;
            }

            foreach (var line in lines)
            {
                writer.Lines(line);
            }
        }

        WriteMissing();

        IReadOnlyList<string>? Lines(string left, Expression right)
        {
            var room = writer.Room - mark.Length - left.Length - " = ".Length;
            var formula = Textbook.WriteLines(right, Math.Min(LongestLine, room), MostLines);
            string[]? lines = formula is null ? null : [.. formula.Select((line, i) => mark + escape(i == 0 ? $"{left} = {line}" : line))];
            return lines?.All(line => line.Length <= writer.Room) == true ? lines : null;
        }

        void WriteMissing()
        {
            if (missing.Count > 0)
            {
                var subject = missing.Count == 1 ? $"The formula of {missing[0]} is" : $"The formulas of {string.Join(", ", missing)} are";
                writer.Comment(mark, $"{subject} long: see {missingFrom}.");
                missing.Clear();
            }
        }
    }

    private static IEnumerable<(string Left, Expression? Right, string Place)> Formulas(Op op) =>
    [
        .. op.Outputs.Select(output => (output.Name, output.Value, op.Forward.Name)),
        .. op.Outputs.SelectMany((output, i) => Derivatives(op, output, i).Select(derivative => ($"d{output.Name}/d{derivative.Operand}", derivative.Value, op.Backward.Name))),
    ];

    private static IEnumerable<(string Operand, Expression? Value)> Derivatives(Op op, Output output, int position)
    {
        if (!Textbook.IsLarge(output.Value))
        {
            return op.Jacobian.Of(position).Select(derivative => (op.Operands[derivative.Operand].Name, (Expression?)derivative.Value));
        }

        var read = new HashSet<string>(Topology.OperandsFirst([output.Value]).OfType<Variable>().Select(static variable => variable.Name));
        return op.Operands.Where(operand => operand.HasGradient && read.Contains(operand.Name)).Select(static operand => (operand.Name, (Expression?)null));
    }

    private static IEnumerable<string> Clip(Op op)
    {
        var side = op.Clip.Side == ClipAt.Incoming ? "incoming" : "outgoing";
        return op.Clip.Applies(op.Clip.Side) ? [$"The {side} gradient is clamped to [{NumberText.Real(-op.Clip.Bound)}, {NumberText.Real(op.Clip.Bound)}]."] : [];
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
