using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>The notation of a textbook: <c>100 e / (1 + e)^2</c>.</summary>
internal sealed class TextbookDialect : Dialect
{
    // What is not among these is written as its name in small letters, with its arguments in parentheses.
    private static readonly Dictionary<Function, string> Spellings = new()
    {
        [FunctionTable.Abs] = "|{0}|",
        [FunctionTable.Ceiling] = "ceil({0})",
        [FunctionTable.Truncate] = "trunc({0})",
        [FunctionTable.Remainder] = "rem({0}, {1})",
    };

    private enum Precedence
    {
        Choice,
        Or,
        And,
        Comparison,
        Sum,
        Prefix,
        Quotient,
        Product,
        Power,
        Primary,
    }

    public override Term Name(string name) => Of(name, Precedence.Primary, isAtom: true);

    // The names of irrational numbers are those of the textbook.
    public override Term Number(Literal literal) => literal.Symbol switch
    {
        not null when NamedNumber.Of(Math.Abs(literal.Value)) is not null => Number(literal.Value),
        Symbol.Name name => Name(name.Text),
        Symbol.Compound { IsNegation: true } negation => Negate(Number(negation.Right)),
        Symbol.Compound compound => Arithmetic(compound.Operator, Number(compound.Left), Number(compound.Right)),
        _ => Number(literal.Value),
    };

    public override Term Negate(Term operand) => Of(Layout.Of("-", Within(operand, Precedence.Quotient)), Precedence.Prefix);

    public override Term Arithmetic(Operator @operator, Term left, Term right) => @operator switch
    {
        Operator.Add => Binary(left, " + ", right, Precedence.Sum, Precedence.Sum, Precedence.Sum),
        Operator.Subtract => Binary(left, " - ", right, Precedence.Sum, Precedence.Sum, Precedence.Prefix),
        Operator.Multiply => Product(left, right),
        Operator.Divide => Factors(left, " / ", right, Precedence.Quotient, Precedence.Power),
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };

    public override Term Power(Term @base, int exponent) =>
        Of(Layout.Of(Within(@base, Precedence.Primary), "^", NumberText.Integer(exponent)), Precedence.Power);

    public override Term Call(Function function, IReadOnlyList<Term> arguments) => function switch
    {
        _ when function == FunctionTable.Square => Power(arguments[0], 2),
        _ when function == FunctionTable.Pow => Of(Layout.Of(Within(arguments[0], Precedence.Primary), "^", Within(arguments[1], Precedence.Primary)), Precedence.Power),
        _ when Spellings.TryGetValue(function, out var spelling) => Of(string.Format(null, spelling, [.. arguments.Select(static argument => argument.Text)]), Precedence.Primary),
        _ => Of(Layout.Call(function.Name.ToLowerInvariant(), [.. arguments.Select(static argument => argument.Text)]), Precedence.Primary),
    };

    public override Term Select(Term condition, Term whenTrue, Term whenFalse) =>
        Of(Layout.Of(Within(whenTrue, Precedence.Sum), " if ", condition.Text, ", else ", whenFalse.Text), Precedence.Choice);

    public override Term Taken(Term condition, Term value) => value;

    public override Term Compare(Relation relation, Term left, Term right) => Of(Layout.Of(left.Text, $" {Signs.Of(relation)} ", right.Text), Precedence.Comparison);

    public override Term Join(Connective connective, Term left, Term right) => connective switch
    {
        Connective.And => Binary(left, " and ", right, Precedence.And, Precedence.And, Precedence.And),
        Connective.Or => Binary(left, " or ", right, Precedence.Or, Precedence.Or, Precedence.Or),
        Connective.Xor => Binary(left, " xor ", right, Precedence.Or, Precedence.Comparison, Precedence.Comparison),
        _ => throw new ArgumentOutOfRangeException(nameof(connective)),
    };

    public override Term Not(Term condition) => Of(Layout.Of("not ", Within(condition, Precedence.Primary)), Precedence.Comparison);

    // Nothing is said of the types, which only programs have.
    public override Term Whole(WholeOperation operation, IReadOnlyList<Term> operands) => operation.Operator switch
    {
        WholeOperator.Add => Arithmetic(Operator.Add, operands[0], operands[1]),
        WholeOperator.Subtract => Arithmetic(Operator.Subtract, operands[0], operands[1]),
        WholeOperator.Multiply => Arithmetic(Operator.Multiply, operands[0], operands[1]),
        WholeOperator.Divide => Function("trunc", Arithmetic(Operator.Divide, operands[0], operands[1])),
        WholeOperator.Remainder => Function("rem", operands[0], operands[1]),
        WholeOperator.ShiftLeft when operands[0].Text.ToString() == "1" => Power(operands[1]),
        WholeOperator.ShiftLeft => Arithmetic(Operator.Multiply, operands[0], Power(operands[1])),
        WholeOperator.ShiftRight => Function("floor", Arithmetic(Operator.Divide, operands[0], Power(operands[1]))),
        WholeOperator.Abs => Of(Layout.Of("|", operands[0].Text, "|"), Precedence.Primary),
        WholeOperator.Convert => operands[0],
        WholeOperator.Choose => Select(operands[0], operands[1], operands[2]),
        var function => Function(function.ToString().ToLowerInvariant(), [.. operands]),
    };

    public override Term Integer(double value, NumberType type) => Number(value);

    private static Term Power(Term exponent) => Of(Layout.Of("2^", Within(exponent, Precedence.Primary)), Precedence.Power);

    private static Term Function(string name, params Term[] arguments) => Of(Layout.Call(name, [.. arguments.Select(static argument => argument.Text)]), Precedence.Primary);

    private static Term Number(double value)
    {
        if (double.IsNaN(value))
        {
            return Of("NaN", Precedence.Primary, isAtom: true);
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? Of("infinity", Precedence.Primary) : Of("-infinity", Precedence.Prefix);
        }

        if (NamedNumber.Of(Math.Abs(value)) is { } named)
        {
            var quotient = named.Numerator is { } numerator ? $"{NumberText.Integer(numerator)} / {named.Name}" : null;
            return (value > 0, quotient) switch
            {
                (true, null) => Of(named.Name, Precedence.Primary),
                (true, _) => Of(quotient, Precedence.Quotient),
                (false, null) => Of("-" + named.Name, Precedence.Prefix),
                (false, _) => Of($"-({quotient})", Precedence.Prefix),
            };
        }

        return PiMultiple.Of(value) switch
        {
            null => Of(NumberText.Real(value), value < 0 ? Precedence.Prefix : Precedence.Primary, isAtom: true),
            0.5 => Of("pi/2", Precedence.Quotient),
            -0.5 => Of("-(pi/2)", Precedence.Prefix),
            { } multiple => Of(NumberText.Real(multiple) + " pi", multiple < 0 ? Precedence.Prefix : Precedence.Product),
        };
    }

    // A number is the first factor. Of two numbers side by side neither could be told from the other.
    private static Term Product(Term left, Term right) => (BeginsWithDigit(left), BeginsWithDigit(right)) switch
    {
        (_, false) => Factors(left, " ", right, Precedence.Product, Precedence.Product),
        (false, true) when left.Precedence != (int)Precedence.Prefix => Factors(right, " ", left, Precedence.Product, Precedence.Product),
        _ => Factors(left, " * ", right, Precedence.Product, Precedence.Product),
    };

    // In code that is being written a name may be empty.
    private static bool BeginsWithDigit(Term factor) => char.IsDigit(Within(factor, Precedence.Product).ToString().FirstOrDefault());

    // A sign in front is a sign in front of the whole term.
    private static Term Factors(Term left, string symbol, Term right, Precedence precedence, Precedence leastRight)
    {
        var own = left.Precedence == (int)Precedence.Prefix ? Precedence.Prefix : precedence;
        return Binary(left, symbol, right, own, own, leastRight);
    }

    private static Term Binary(Term left, string symbol, Term right, Precedence precedence, Precedence leastLeft, Precedence leastRight) =>
        Of(Layout.Of(Within(left, leastLeft), symbol, Within(right, leastRight)), precedence);

    private static Layout Within(Term term, Precedence least) => term.Within((int)least);

    private static Term Of(Layout text, Precedence precedence, bool isAtom = false) => new(text, (int)precedence, isAtom);
}
