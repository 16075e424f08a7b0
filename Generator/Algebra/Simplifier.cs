using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// Builds expressions in their simplest form. A rule is here only if it keeps the value for every finite and infinite
/// operand (0 * x stays where x may be infinite), or changes nothing but the last digit of a folded constant.
/// </summary>
internal static class Simplifier
{
    public static Expression Add(Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) => a.Value + b.Value,
        (Constant { Value: 0 }, _) => right,
        (_, Constant { Value: 0 }) => left,
        (_, Negation b) => Subtract(left, b.Operand),
        (Negation a, _) => Subtract(right, a.Operand),
        (_, Constant b) when b.Value < 0 => Subtract(left, -b.Value),
        (_, Arithmetic { Operator: Operator.Multiply or Operator.Divide, Left: Constant { Value: < 0 } }) => Subtract(left, Negate(right)),
        _ when left.Equals(right) => Multiply(2, left),
        (Selection a, Selection b) when CanMerge(a, b) => Select(a.Between(Add(a.WhenTrue, b.WhenTrue), Add(a.WhenFalse, b.WhenFalse))),
        _ => new Arithmetic(Operator.Add, left, right),
    };

    public static Expression Subtract(Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) => a.Value - b.Value,
        (_, Constant { Value: 0 }) => left,
        (Constant { Value: 0 }, _) => Negate(right),
        (_, Negation b) => Add(left, b.Operand),
        (_, Constant b) when b.Value < 0 => Add(left, -b.Value),
        (_, Arithmetic { Operator: Operator.Multiply or Operator.Divide, Left: Constant { Value: < 0 } }) => Add(left, Negate(right)),
        (Selection a, Selection b) when CanMerge(a, b) => Select(a.Between(Subtract(a.WhenTrue, b.WhenTrue), Subtract(a.WhenFalse, b.WhenFalse))),
        (Negation { Operand: Selection a }, Selection b) when CanMerge(a, b) => Negate(Add(a, b)),
        _ => new Arithmetic(Operator.Subtract, left, right),
    };

    public static Expression Multiply(Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) => a.Value * b.Value,
        (Constant { Value: 1 }, _) => right,
        (Constant { Value: -1 }, _) => Negate(right),
        (_, Constant) => Multiply(right, left),
        (Constant { Value: 0 }, _) when Bounds.AreFinite(right) => 0,
        (Constant a, Negation b) => Multiply(-a.Value, b.Operand),
        (Negation a, _) => Negate(Multiply(a.Operand, right)),
        (_, Negation b) => Negate(Multiply(left, b.Operand)),
        (Constant a, Arithmetic { Operator: Operator.Multiply, Left: Constant b } product) => Multiply(a.Value * b.Value, product.Right),
        (Constant a, Arithmetic { Operator: Operator.Divide } quotient) => Divide(Multiply(a, quotient.Left), quotient.Right),
        (_, Arithmetic { Operator: Operator.Divide, Left: Constant { Value: 1 } } reciprocal) => Divide(left, reciprocal.Right),
        (Arithmetic { Operator: Operator.Divide, Left: Constant { Value: 1 } } reciprocal, _) => Divide(right, reciprocal.Right),
        (Arithmetic { Operator: Operator.Multiply, Left: Constant a } product, _) => Multiply(a, Multiply(product.Right, right)),
        _ when Powers.Product(left, right) is { } power => power,
        _ => new Arithmetic(Operator.Multiply, left, right),
    };

    public static Expression Divide(Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) => a.Value / b.Value,
        (_, Constant { Value: 1 }) => left,
        (Negation a, _) => Negate(Divide(a.Operand, right)),
        (_, Negation b) => Negate(Divide(left, b.Operand)),
        (Arithmetic { Operator: Operator.Divide, Right: Constant a } quotient, Constant b) => Divide(quotient.Left, a.Value * b.Value),
        (Arithmetic { Operator: Operator.Multiply, Left: Constant a } product, Constant b) => Multiply(a.Value / b.Value, product.Right),
        _ => new Arithmetic(Operator.Divide, left, right),
    };

    public static Expression Negate(Expression operand) => operand switch
    {
        Constant a => -a.Value,
        Negation a => a.Operand,
        Arithmetic { Operator: Operator.Subtract } difference => Subtract(difference.Right, difference.Left),
        Arithmetic { Operator: Operator.Multiply or Operator.Divide, Left: Constant a } term =>
            new Arithmetic(term.Operator, -a.Value, term.Right),
        _ => new Negation(operand),
    };

    public static Expression Apply(Function function, EquatableArray<Expression> arguments)
    {
        if (arguments.All(static argument => argument is Constant))
        {
            return Functions.Of(function).Evaluate([.. arguments.Select(static argument => ((Constant)argument).Value)]);
        }

        return arguments.Count == 2 ? Apply(function, arguments[0], arguments[1]) : (function, arguments[0]) switch
        {
            // Even functions: the sign does not matter, and a constant factor is cheaper outside.
            (Function.Abs or Function.Square or Function.Cos or Function.Cosh, Negation a) => Apply(function, [a.Operand]),
            (Function.Square or Function.Cos or Function.Cosh, Call { Function: Function.Abs } call) => Apply(function, call.Arguments),
            (Function.Abs, Arithmetic { Operator: Operator.Multiply, Left: Constant a } product) =>
                Multiply(Math.Abs(a.Value), Apply(Function.Abs, [product.Right])),
            (Function.Abs, Call call) when IsNeverNegative(call.Function) => call,
            (_, Negation a) when IsOdd(function) => Negate(Apply(function, [a.Operand])),
            (Function.Finite, Call { Function: Function.Finite } call) => call,
            (_, Call call) when IsRounding(function) && IsRounding(call.Function) => call,
            _ => new Call(function, arguments),
        };
    }

    private static Expression Apply(Function function, Expression left, Expression right) => (function, right) switch
    {
        // As torch.pow has them: the half power is the square root also at minus infinity, where it would be infinite.
        (Function.Pow, Constant { Value: 0 }) => 1,
        (Function.Pow, Constant { Value: 0.5 }) => Apply(Function.Sqrt, [left]),
        (Function.Pow, Constant { Value: 1 }) => left,
        (Function.Pow, Constant exponent) when Powers.IsWhole(exponent.Value) => Powers.Of(left, (int)exponent.Value),
        (Function.Pow, Constant { Value: -0.5 or -1 or -2 } exponent) => Divide(1, Apply(Function.Pow, left, -exponent.Value)),
        (Function.Pow, _) when left is Constant { Value: 1 } => 1,
        (Function.Min or Function.Max, _) when left.Equals(right) => left,
        _ => new Call(function, [left, right]),
    };

    private static bool IsNeverNegative(Function function) => function
        is Function.Abs or Function.Square or Function.Sqrt or Function.Exp or Function.Acos or Function.Cosh or Function.Sigmoid or Function.Erfc;

    private static bool IsOdd(Function function) => function
        is Function.Round or Function.Truncate or Function.Cbrt or Function.Sin or Function.Tan or Function.Asin or Function.Atan
        or Function.Sinh or Function.Tanh or Function.Erf or Function.Finite;

    private static bool IsRounding(Function function) => function is Function.Round or Function.Floor or Function.Ceiling or Function.Truncate;

    public static Expression Select(Selection selection) => selection switch
    {
        { WhenTrue: Selection inner } when IsSameChoice(selection, inner) => Select(selection.Between(inner.WhenTrue, selection.WhenFalse)),
        { WhenFalse: Selection inner } when IsSameChoice(selection, inner) => Select(selection.Between(selection.WhenTrue, inner.WhenFalse)),
        { Left: Constant a, Right: Constant b } => Evaluator.Holds(selection.Relation, a.Value, b.Value) ? selection.WhenTrue : selection.WhenFalse,
        { Relation: Relation.Greater } when selection.Left.Equals(selection.Right) => selection.WhenFalse,
        _ when selection.WhenTrue.Equals(selection.WhenFalse) => selection.WhenTrue,
        _ => selection,
    };

    private static bool IsSameChoice(Selection a, Selection b) => a.Relation == b.Relation && a.Left.Equals(b.Left) && a.Right.Equals(b.Right);

    // The same choice, and no more than one addition in its branches together.
    private static bool CanMerge(Selection a, Selection b)
    {
        bool[] zeros = [IsZero(a.WhenTrue), IsZero(b.WhenTrue), IsZero(a.WhenFalse), IsZero(b.WhenFalse)];
        return IsSameChoice(a, b) && (zeros[0] || zeros[1] || (zeros[2] && zeros[3])) && (zeros[2] || zeros[3] || (zeros[0] && zeros[1]));
    }

    private static bool IsZero(Expression expression) => expression is Constant { Value: 0 };
}
