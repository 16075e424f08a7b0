using System.Globalization;
using System.Numerics;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>Python over integers, which have no size there: where one of C# would, its bits are left off or it is an error.</summary>
/// <param name="module">The functions of the module.</param>
internal sealed class PythonIntegerDialect(ModuleParts module) : Dialect
{
    private enum Precedence
    {
        Choice,
        Or,
        And,
        Not,
        Comparison,
        Bits,
        Sum,
        Product,
        Prefix,
        Primary,
    }

    public override Term Name(string name) => Of(name, Precedence.Primary, isAtom: true);

    public override Term Compare(Relation relation, Term left, Term right) => Binary(left, Signs.Of(relation), right, Precedence.Comparison, Precedence.Bits);

    public override Term Join(Connective connective, Term left, Term right) => connective switch
    {
        Connective.And => Binary(left, "and", right, Precedence.And),
        Connective.Or => Binary(left, "or", right, Precedence.Or),
        Connective.Xor => Of(Layout.Of(Within(left, Precedence.Primary), " != ", Within(right, Precedence.Primary)), Precedence.Comparison),
        _ => throw new ArgumentOutOfRangeException(nameof(connective)),
    };

    public override Term Not(Term condition) => Of(Layout.Of("not ", Within(condition, Precedence.Not)), Precedence.Not);

    public override Term Integer(double value, NumberType type) =>
        Of(new BigInteger(value).ToString(CultureInfo.InvariantCulture), value < 0 ? Precedence.Prefix : Precedence.Primary, isAtom: true);

    public override Term Whole(WholeOperation operation, IReadOnlyList<Term> operands) => operation.Operator switch
    {
        WholeOperator.Add => Sized(operation, Binary(operands[0], "+", operands[1], Precedence.Sum)),
        WholeOperator.Subtract => Sized(operation, Binary(operands[0], "-", operands[1], Precedence.Sum)),
        WholeOperator.Multiply => Sized(operation, Binary(operands[0], "*", operands[1], Precedence.Product)),
        WholeOperator.Divide => Sized(operation with { IsChecked = true }, Called(module.Helper(Helper.Quotient), operands)),
        WholeOperator.Remainder => Called(module.Helper(Helper.Remainder), operands),
        WholeOperator.And => Binary(operands[0], "&", operands[1], Precedence.Bits, Precedence.Prefix),
        WholeOperator.Or => Binary(operands[0], "|", operands[1], Precedence.Bits, Precedence.Prefix),
        WholeOperator.Xor => Binary(operands[0], "^", operands[1], Precedence.Bits, Precedence.Prefix),
        WholeOperator.ShiftLeft => Sized(operation with { IsChecked = false }, Binary(operands[0], "<<", Count(operation, operands[1]), Precedence.Bits, Precedence.Prefix)),
        WholeOperator.ShiftRight => Binary(operands[0], ">>", Count(operation, operands[1]), Precedence.Bits, Precedence.Prefix),
        WholeOperator.Min => Called("min", operands),
        WholeOperator.Max => Called("max", operands),
        WholeOperator.Abs => Sized(operation with { IsChecked = true }, Called("abs", operands)),
        WholeOperator.Compare => Of(Layout.Of(Parenthesized(Compare(Relation.Greater, operands[0], operands[1])), " - ", Parenthesized(Compare(Relation.Less, operands[0], operands[1]))), Precedence.Sum),
        WholeOperator.Convert => Sized(operation, operands[0]),
        WholeOperator.Choose => Of(Layout.Of(Within(operands[1], Precedence.Or), " if ", Within(operands[0], Precedence.Or), " else ", Within(operands[2], Precedence.Choice)), Precedence.Choice),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    // What is compared with an integer.
    public override Term Number(Literal literal) => Of(PythonLiteral.Real(literal.Value), literal.Value < 0 ? Precedence.Prefix : Precedence.Primary, isAtom: true);

    public override Term Negate(Term operand) => throw NoReals();

    public override Term Arithmetic(Operator @operator, Term left, Term right) => throw NoReals();

    public override Term Power(Term @base, int exponent) => throw NoReals();

    public override Term Call(Function function, IReadOnlyList<Term> arguments) => throw NoReals();

    public override Term Select(Term condition, Term whenTrue, Term whenFalse) => throw NoReals();

    public override Term Taken(Term condition, Term value) => throw NoReals();

    private static NotSupportedException NoReals() => new("Among integers there are no other numbers.");

    // What a type of C# has room for.
    private Term Sized(WholeOperation operation, Term value) =>
        Called(module.Helper(operation.IsChecked ? Helper.Checked(operation.Type) : Helper.Wrapped(operation.Type)), [value]);

    // C# takes the lowest bits of the count.
    private static Term Count(WholeOperation operation, Term count) =>
        int.TryParse(count.Text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known < operation.Type.Bits() ? count
            : Binary(count, "&", Of(NumberText.Integer(operation.Type.Bits() - 1), Precedence.Primary), Precedence.Bits, Precedence.Prefix);

    private static Layout Parenthesized(Term term) => Black.Parenthesized(term.Text);

    private static Term Called(string function, IReadOnlyList<Term> arguments) =>
        Of(Black.Call(function, [.. arguments.Select(static argument => argument.Text)]), Precedence.Primary);

    private static Term Binary(Term left, string symbol, Term right, Precedence precedence) => Binary(left, symbol, right, precedence, precedence);

    private static Term Binary(Term left, string symbol, Term right, Precedence precedence, Precedence leastLeft) =>
        Of(Layout.Of(Within(left, leastLeft), $" {symbol} ", Within(right, precedence == Precedence.Bits ? Precedence.Prefix : precedence + 1)), precedence);

    private static Layout Within(Term term, Precedence least) => term.Precedence < (int)least ? Black.Parenthesized(term.Text) : term.Text;

    private static Term Of(Layout text, Precedence precedence, bool isAtom = false) => new(text, (int)precedence, isAtom);
}
