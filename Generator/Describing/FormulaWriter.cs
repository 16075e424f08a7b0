using Surrogates.Generator.Algebra;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.Describing;

/// <summary>Writes the formulas of an op, of its outputs and their derivatives, as lines of a comment.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="mark">What begins a line.</param>
/// <param name="escape">How a formula is written in such a comment.</param>
internal sealed class FormulaWriter(SourceWriter writer, string mark, Func<string, string> escape)
{
    /// <summary>What a pass is called in the code that follows.</summary>
    public Func<Body, string> NameOf { get; init; } = static body => body.Name;

    /// <summary>What is longer is easier to read in the code.</summary>
    public const int LongestLine = 100;

    private const int MostLines = 6;

    private readonly HashSet<string> _written = [];
    private readonly List<string> _missing = [];
    private string _missingFrom = "";

    /// <summary>
    /// Each formula that is not too long, with what it has in common with others before the first of them. Those that are too long are
    /// named, as many as follow each other in one sentence.
    /// </summary>
    /// <param name="op">The op.</param>
    /// <param name="withDerivatives">Whether those of the derivatives are wanted too.</param>
    public void Write(Op op, bool withDerivatives = true)
    {
        Formula[] all = [.. Formulas(op).Where(formula => withDerivatives || formula.IsValue)];
        Formula[] shown = [.. all.Where(formula => formula.Right is { } right && !Textbook.IsLarge(right) && Lines(formula.Name, Textbook.Text(right)) is not null)];
        var sheet = new FormulaSheet([.. shown.Select(static formula => (formula.IsValue ? formula.Name : null, formula.Right!))], op.Operands.Select(static operand => operand.Name));
        foreach (var formula in all)
        {
            var place = NameOf(formula.IsValue ? op.Forward : op.Backward);
            var text = Array.IndexOf(shown, formula) is >= 0 and var i ? sheet.Texts[i] : null;
            var lines = text is null ? null : Lines(formula.Name, text with { Definitions = [.. text.Definitions.Where(definition => !sheet.IsShared(definition))] });
            if (lines is null && place == _missingFrom)
            {
                _missing.Add(formula.Name);
                continue;
            }

            WriteMissing();
            if (lines is null)
            {
                _missing.Add(formula.Name);
                _missingFrom = place;
                continue;
            }

            foreach (var definition in text!.Definitions.Reverse().Where(definition => sheet.IsShared(definition) && _written.Add(definition.Name)))
            {
                writer.Lines(mark + escape(definition.ToString()));
            }

            // It can be a definition that another one needed before.
            foreach (var line in _written.Add(formula.Name) ? lines : [])
            {
                writer.Lines(line);
            }
        }

        WriteMissing();
    }

    // Null if that is too long.
    private string[]? Lines(string name, FormulaText text)
    {
        var room = writer.Room - mark.Length - name.Length - " = ".Length;
        string[]? lines = text.Lines(Math.Min(LongestLine, room), MostLines) is { } formula
            ? [.. formula.Select((line, i) => mark + escape(i == 0 ? $"{name} = {line}" : line))]
            : null;
        return lines is not null && Array.TrueForAll(lines, line => line.Length <= writer.Room) ? lines : null;
    }

    private void WriteMissing()
    {
        if (_missing.Count > 0)
        {
            var subject = _missing.Count == 1 ? $"The formula of {_missing[0]} is" : $"The formulas of {string.Join(", ", _missing)} are";
            writer.Comment(mark, $"{subject} long: see {_missingFrom} of the generated code.");
            _missing.Clear();
        }
    }

    private static IEnumerable<Formula> Formulas(Op op) =>
    [
        .. op.Outputs.Select(static output => new Formula(output.Name, output.Value, IsValue: true)),
        .. op.Outputs.SelectMany((output, i) => Derivatives(op, output, i)),
    ];

    // Those of what is too large itself are not looked for: they take as long as it has parts.
    private static IEnumerable<Formula> Derivatives(Op op, Output output, int position)
    {
        Formula By(Operand operand, Expression? value) => new($"d{output.Name}/d{operand.Name}", value, IsValue: false);
        if (!Textbook.IsLarge(output.Value))
        {
            return op.Jacobian.Of(position).Select(derivative => By(op.Operands[derivative.Operand], derivative.Value));
        }

        var read = Topology.VariablesOf([output.Value]);
        return op.Operands.Where(operand => operand.HasGradient && read.Contains(operand.Name)).Select(operand => By(operand, value: null));
    }

    /// <summary>What is to be written.</summary>
    /// <param name="Name">What it is the value of.</param>
    /// <param name="Right">The formula; null where it is not looked for.</param>
    /// <param name="IsValue">Whether it is an output; else it is a derivative.</param>
    private sealed record Formula(string Name, Expression? Right, bool IsValue);
}
