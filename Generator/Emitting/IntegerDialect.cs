using System.Globalization;
using System.Numerics;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.Emitting;

/// <summary>C# over integers: <c>n * n</c>. The text that it stands in must not check for overflow: what is checked says so itself.</summary>
/// <param name="operands">What the operands are called.</param>
internal sealed class IntegerDialect(IReadOnlyDictionary<string, string> operands) : CSharpDialect("", new Dictionary<NamedConstant, string>())
{
    public override Term Name(string name) => base.Name(operands.TryGetValue(name, out var operand) ? operand : name);

    public override Term Compare(Relation relation, Term left, Term right) => Binary(left, Signs.Of(relation), right, Precedence.Comparison);

    public override Term Whole(WholeOperation operation, IReadOnlyList<Term> operands)
    {
        if (!operation.IsChecked)
        {
            return Written(operation, operands);
        }

        // What it is computed from may be checked or not.
        Term[] parts = [.. operands.Select(static operand => operand.IsAtom ? operand : Of(Layout.Call("unchecked", [operand.Text]), Precedence.Primary))];
        return Of(Layout.Call("checked", [Written(operation, parts).Text]), Precedence.Primary, isAtom: true);
    }

    public override Term Integer(double value, NumberType type)
    {
        var text = new BigInteger(value).ToString(CultureInfo.InvariantCulture);
        var precedence = value < 0 ? Precedence.Prefix : Precedence.Primary;
        return type switch
        {
            NumberType.Int32 => Of(text, precedence, isAtom: true),
            NumberType.UInt32 => Of(text + "u", precedence, isAtom: true),
            NumberType.Int64 => Of(text + "L", precedence, isAtom: true),
            NumberType.UInt64 => Of(text + "UL", precedence, isAtom: true),
            _ => Of($"({type.Keyword()})({text})", Precedence.Prefix, isAtom: true),
        };
    }

    private static Term Written(WholeOperation operation, IReadOnlyList<Term> operands)
    {
        var keyword = operation.Type.Keyword();
        return operation.Operator switch
        {
            WholeOperator.Add => Binary(operands[0], "+", operands[1], Precedence.Sum),
            WholeOperator.Subtract => Binary(operands[0], "-", operands[1], Precedence.Sum),
            WholeOperator.Multiply => Binary(operands[0], "*", operands[1], Precedence.Product),
            WholeOperator.Divide => Binary(operands[0], "/", operands[1], Precedence.Product),
            WholeOperator.Remainder => Binary(operands[0], "%", operands[1], Precedence.Product),
            WholeOperator.And => Bits(operands[0], "&", operands[1]),
            WholeOperator.Or => Bits(operands[0], "|", operands[1]),
            WholeOperator.Xor => Bits(operands[0], "^", operands[1]),
            WholeOperator.ShiftLeft => Bits(operands[0], "<<", operands[1]),
            WholeOperator.ShiftRight => Bits(operands[0], ">>", operands[1]),
            WholeOperator.Min or WholeOperator.Max or WholeOperator.Abs =>
                Of(Layout.Call($"{keyword}.{operation.Operator}", [.. operands.Select(static operand => operand.Text)]), Precedence.Primary),
            WholeOperator.Compare =>
                Of(Layout.Of(Within(operands[0], Precedence.Primary), ".CompareTo(", operands[1].Text, ")"), Precedence.Primary, operands[0].IsAtom && operands[1].IsAtom),
            WholeOperator.Convert => Of(Layout.Of($"({keyword})", Within(operands[0], Precedence.Primary)), Precedence.Prefix),
            WholeOperator.Choose =>
                Of(Layout.Of(operands[0].Text, " ? ", operands[1].Text, " : ", operands[2].Text), Precedence.Or),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }

    // Whoever reads it need not know what binds more strongly.
    private static Term Bits(Term left, string symbol, Term right) =>
        Of(Layout.Of(Within(left, Precedence.Prefix), $" {symbol} ", Within(right, Precedence.Prefix)), Precedence.Or);
}
