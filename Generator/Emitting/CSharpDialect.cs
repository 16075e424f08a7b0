using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.Emitting;

/// <summary>C# over a number type, as the runtime evaluates it: <c>T.Where(x &gt;= threshold, 1, 0)</c>.</summary>
/// <param name="number">The name of the number type.</param>
/// <param name="constants">What the constants with names are called.</param>
internal class CSharpDialect(string number, IReadOnlyDictionary<NamedConstant, string> constants) : Dialect
{
    private protected enum Precedence
    {
        Or,
        Xor,
        And,
        Comparison,
        Sum,
        Product,
        Prefix,
        Primary,
    }

    public override Term Name(string name) => Of(Identifiers.Escape(name), Precedence.Primary, isAtom: true);

    public override Term Number(Literal literal) => literal.Symbol switch
    {
        Symbol.Name name => Name(constants[new NamedConstant(name.Text, literal.Value)]),
        Symbol.Compound { IsNegation: true } negation => Negate(Number(negation.Right)),
        Symbol.Compound compound => Arithmetic(compound.Operator, Number(compound.Left), Number(compound.Right)),
        _ => Number(literal.Value),
    };

    public override Term Negate(Term operand) => Of(Layout.Of("-", Within(operand, Precedence.Primary)), Precedence.Prefix);

    public override Term Arithmetic(Operator @operator, Term left, Term right) =>
        Binary(left, Signs.Of(@operator), right, @operator is Operator.Add or Operator.Subtract ? Precedence.Sum : Precedence.Product);

    public override Term Power(Term @base, int exponent) => exponent switch
    {
        1 => @base,
        2 => Arithmetic(Operator.Multiply, @base, @base),
        _ when exponent % 2 == 0 => Method(FunctionTable.Square.Name, Power(@base, exponent / 2)),
        _ => Arithmetic(Operator.Multiply, Power(@base, exponent == 3 ? 2 : exponent - 1), @base),
    };

    public override Term Call(Function function, IReadOnlyList<Term> arguments) => function == FunctionTable.Square && arguments[0].IsAtom
        ? Arithmetic(Operator.Multiply, arguments[0], arguments[0])
        : Method(function.Name, [.. arguments]);

    public override Term Select(Term condition, Term whenTrue, Term whenFalse) => Method("Where", condition, whenTrue, whenFalse);

    public override Term Taken(Term condition, Term value) => Method("Taken", condition, value);

    // Masks have no operators of equality, which would be those of the language's own equality.
    public override Term Compare(Relation relation, Term left, Term right) => relation switch
    {
        Relation.Equal => Method("Equal", left, right),
        Relation.NotEqual => Method("NotEqual", left, right),
        _ => Of(Layout.Group(Within(left, Precedence.Sum), Layout.Indent(Layout.SpaceBreak, Signs.Of(relation) + " ", Within(right, Precedence.Sum))), Precedence.Comparison),
    };

    public override Term Join(Connective connective, Term left, Term right) => connective switch
    {
        Connective.And => Joined(left, "&", right, Precedence.And),
        Connective.Or => Joined(left, "|", right, Precedence.Or),
        Connective.Xor => Joined(left, "^", right, Precedence.Xor),
        _ => throw new ArgumentOutOfRangeException(nameof(connective)),
    };

    public override Term Not(Term condition) => Of(Layout.Of("!", Within(condition, Precedence.Primary)), Precedence.Prefix);

    private static Term Number(double value) => PiMultiple.Of(value) switch
    {
        null when NamedNumber.Of(Math.Abs(value)) is { Name: NamedNumber.Pi, Numerator: { } numerator } =>
            Of($"{NumberText.Integer(value < 0 ? -numerator : numerator)} / double.Pi", Precedence.Product),
        null => Of(CSharpLiteral.Real(value), value < 0 ? Precedence.Prefix : Precedence.Primary, isAtom: true),
        1 => Of("double.Pi", Precedence.Primary, isAtom: true),
        -1 => Of("-double.Pi", Precedence.Prefix, isAtom: true),
        0.5 => Of("double.Pi / 2", Precedence.Product),
        -0.5 => Of("-double.Pi / 2", Precedence.Product),
        { } multiple => Of(CSharpLiteral.Real(multiple) + " * double.Pi", Precedence.Product),
    };

    private Term Method(string name, params Term[] arguments) =>
        Of(Layout.Call($"{number}.{name}", [.. arguments.Select(static argument => argument.Text)]), Precedence.Primary);

    private protected static Term Binary(Term left, string symbol, Term right, Precedence precedence) =>
        Of(Layout.Group(Within(left, precedence), Layout.Indent(Layout.SpaceBreak, symbol + " ", Within(right, precedence + 1))), precedence);

    // Whoever reads it need not know what binds more strongly.
    private static Term Joined(Term left, string symbol, Term right, Precedence precedence) => Of(
        Layout.Group(
            Within(left, left.Precedence == (int)precedence ? precedence : Precedence.Prefix),
            Layout.Indent(Layout.SpaceBreak, symbol + " ", Within(right, Precedence.Prefix))),
        precedence);

    private protected static Layout Within(Term term, Precedence least) => term.Within((int)least);

    private protected static Term Of(Layout text, Precedence precedence, bool isAtom = false) => new(text, (int)precedence, isAtom);
}
