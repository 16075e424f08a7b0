using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Writing;

/// <summary>Writes expressions as a textbook would, for documentation: <c>100 e / (1 + e)^2 with e = exp(-100 |x - threshold|)</c>.</summary>
internal sealed class FormulaWriter
{
    private readonly Locals _locals;

    private FormulaWriter(Locals locals) => _locals = locals;

    private enum Precedence
    {
        Choice,
        Sum,
        Prefix,
        Quotient,
        Product,
        Power,
        Primary,
    }

    public static string Write(Expression expression)
    {
        var (formula, definitions) = Parts(expression);
        return definitions.Length == 0 ? formula : $"{formula} with {string.Join(", ", definitions)}";
    }

    /// <summary>The formula in one line, or with a line for each intermediate value where that is too long; none if those are too many or too long.</summary>
    public static IReadOnlyList<string> WriteLines(Expression expression, int longest, int most)
    {
        var line = Write(expression);
        if (line.Length <= longest)
        {
            return [line];
        }

        var (formula, definitions) = Parts(expression);
        string[] lines = definitions.Length == 0 ? [formula] : [formula + " with", .. definitions.Select(static definition => "    " + definition)];
        return lines.Length <= most && lines.All(text => text.Length <= longest) ? lines : [];
    }

    private static (string Formula, string[] Definitions) Parts(Expression expression)
    {
        var bare = Guards.Removed(expression);
        var variables = Topology.OperandsFirst([bare], static node => node.Operands).OfType<Variable>().Select(static variable => variable.Name);
        var writer = new FormulaWriter(new Locals([bare], variables));
        var definitions = writer._locals.Ordered.Select(writer.Definition).Reverse().ToArray();
        return (writer.Use(bare).Text, definitions);
    }

    private string Definition(Expression expression)
    {
        _locals.TryGetName(expression, out var name);
        return $"{name} = {Term(expression).Text}";
    }

    private (string Text, Precedence Precedence) Use(Expression expression) =>
        _locals.TryGetName(expression, out var name) ? (name, Precedence.Primary) : Term(expression);

    private (string Text, Precedence Precedence) Term(Expression expression) => expression switch
    {
        Constant constant => Number(constant.Value),
        Variable variable => (variable.Name, Precedence.Primary),
        Negation negation => ("-" + Nested(negation.Operand, Precedence.Quotient), Precedence.Prefix),
        Arithmetic { Operator: Operator.Add } sum => (Binary(sum, " + ", Precedence.Sum, Precedence.Sum), Precedence.Sum),
        Arithmetic { Operator: Operator.Subtract } difference => (Binary(difference, " - ", Precedence.Sum, Precedence.Prefix), Precedence.Sum),
        Arithmetic { Operator: Operator.Multiply } product => Term(product, " ", Precedence.Product, Precedence.Product),
        Arithmetic { Operator: Operator.Divide } quotient => Term(quotient, " / ", Precedence.Quotient, Precedence.Power),
        Power power => ($"{Nested(power.Base, Precedence.Primary)}^{CSharpLiteral.Integer(power.Exponent)}", Precedence.Primary),
        Call { Function: Function.Square } square => (Nested(square.Arguments[0], Precedence.Primary) + "^2", Precedence.Power),
        Call { Function: Function.Pow } power =>
            ($"{Nested(power.Arguments[0], Precedence.Primary)}^{Nested(power.Arguments[1], Precedence.Primary)}", Precedence.Power),
        Call call => (string.Format(null, Functions.Of(call.Function).Formula, [.. call.Arguments.Select(argument => Use(argument).Text)]), Precedence.Primary),
        Selection selection => (Choice(selection), Precedence.Choice),
        _ => throw new ArgumentException($"No formula for {expression.GetType().Name}.", nameof(expression)),
    };

    private string Choice(Selection selection)
    {
        var (comparisons, whenTrue) = Comparison.Of(selection, _locals);
        var condition = string.Join(" and ", comparisons.Select(comparison => $"{Use(comparison.Left).Text} {comparison.Symbol} {Use(comparison.Right).Text}"));
        return $"{Nested(whenTrue, Precedence.Sum)} if {condition}, else {Use(selection.WhenFalse).Text}";
    }

    private static (string Text, Precedence Precedence) Number(double value)
    {
        if (double.IsInfinity(value))
        {
            return value > 0 ? ("infinity", Precedence.Primary) : ("-infinity", Precedence.Prefix);
        }

        if (NamedNumber.Of(Math.Abs(value)) is { } named)
        {
            return (value > 0, named.IsQuotient) switch
            {
                (true, true) => (named.Text, Precedence.Quotient),
                (true, false) => (named.Text, Precedence.Primary),
                (false, true) => ($"-({named.Text})", Precedence.Prefix),
                (false, false) => ("-" + named.Text, Precedence.Prefix),
            };
        }

        if (PiMultiple.Of(value) is not { } multiple)
        {
            return (CSharpLiteral.Real(value), value < 0 ? Precedence.Prefix : Precedence.Primary);
        }

        return multiple switch
        {
            0.5 => ("pi/2", Precedence.Quotient),
            _ => (CSharpLiteral.Real(multiple) + " pi", multiple < 0 ? Precedence.Prefix : Precedence.Product),
        };
    }

    // A sign in front is a sign in front of the whole term.
    private (string Text, Precedence Precedence) Term(Arithmetic term, string symbol, Precedence precedence, Precedence right)
    {
        var sign = Use(term.Left).Precedence == Precedence.Prefix;
        return (Binary(term, symbol, sign ? Precedence.Prefix : precedence, right), sign ? Precedence.Prefix : precedence);
    }

    private string Binary(Arithmetic arithmetic, string symbol, Precedence left, Precedence right) =>
        Nested(arithmetic.Left, left) + symbol + Nested(arithmetic.Right, right);

    private string Nested(Expression operand, Precedence least)
    {
        var (text, precedence) = Use(operand);
        return precedence < least ? $"({text})" : text;
    }
}
