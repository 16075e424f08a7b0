namespace Surrogates.Generator.Algebra;

/// <summary>
/// Builds expressions in their simplest form. A rule is here only if it keeps the value for every finite and infinite
/// operand (0 * x stays where x may be infinite), or changes nothing but the last digit of a folded constant.
/// </summary>
internal static class Simplifier
{
    public static Expression Add(Expression left, Expression right) => (left, right) switch
    {
        (Constant { IsSymbolic: false } a, Constant { IsSymbolic: false } b) => a.Value + b.Value,
        (Constant { Value: 0 }, _) => right,
        (_, Constant { Value: 0 }) => left,
        (Constant a, Constant b) => Fold(Operator.Add, a, b, a.Value + b.Value),
        (_, Negation b) => Subtract(left, b.Operand),
        (Negation a, _) => Subtract(right, a.Operand),
        (_, Constant { HasSign: true } b) => Subtract(left, Negate(b)),
        (_, Arithmetic { Operator: Operator.Multiply or Operator.Divide, Left: Constant { HasSign: true } }) => Subtract(left, Negate(right)),
        _ when left.Equals(right) => Multiply(2, left),
        (Selection a, Selection b) when CanMerge(a, b) => Conditions.Select(a.Condition, Add(a.WhenTrue, b.WhenTrue), Add(a.WhenFalse, b.WhenFalse)),
        _ => Arithmetic.Of(Operator.Add, left, right),
    };

    public static Expression Subtract(Expression left, Expression right) => (left, right) switch
    {
        (Constant { IsSymbolic: false } a, Constant { IsSymbolic: false } b) => a.Value - b.Value,
        (_, Constant { Value: 0 }) => left,
        (Constant { Value: 0 }, _) => Negate(right),
        (Constant a, Constant b) => Fold(Operator.Subtract, a, b, a.Value - b.Value),
        (_, Negation b) => Add(left, b.Operand),
        (_, Constant { HasSign: true } b) => Add(left, Negate(b)),
        (_, Arithmetic { Operator: Operator.Multiply or Operator.Divide, Left: Constant { HasSign: true } }) => Add(left, Negate(right)),
        (Selection a, Selection b) when CanMerge(a, b) =>
            Conditions.Select(a.Condition, Subtract(a.WhenTrue, b.WhenTrue), Subtract(a.WhenFalse, b.WhenFalse)),
        (Negation { Operand: Selection a }, Selection b) when CanMerge(a, b) => Negate(Add(a, b)),
        _ => Arithmetic.Of(Operator.Subtract, left, right),
    };

    public static Expression Multiply(Expression left, Expression right) => (left, right) switch
    {
        (Constant { Value: 1 }, _) => right,
        (_, Constant { Value: 1 }) => left,
        (Constant { Value: -1 }, _) => Negate(right),
        (_, Constant { Value: -1 }) => Negate(left),
        (Constant a, Constant b) => Fold(Operator.Multiply, a, b, a.Value * b.Value),
        (_, Constant) => Multiply(right, left),
        (Constant { Value: 0 }, _) when IsFinite(right) => 0,
        (Constant a, Negation b) => Multiply(Negate(a), b.Operand),
        (Negation a, _) => Negate(Multiply(a.Operand, right)),
        (_, Negation b) => Negate(Multiply(left, b.Operand)),
        (Constant a, Arithmetic { Operator: Operator.Multiply, Left: Constant b } product) when a.Value == 0 || IsUsual(a.Value * b.Value) => Multiply(Multiply(a, b), product.Right),
        (Constant a, Arithmetic { Operator: Operator.Divide } quotient) when quotient.Left is not Constant b || IsUsual(a.Value * b.Value) => Divide(Multiply(a, quotient.Left), quotient.Right),
        (_, Arithmetic { Operator: Operator.Divide, Left: Constant { Value: 1 } } reciprocal) => Divide(left, reciprocal.Right),
        (Arithmetic { Operator: Operator.Divide, Left: Constant { Value: 1 } } reciprocal, _) => Divide(right, reciprocal.Right),
        (Arithmetic { Operator: Operator.Multiply, Left: Constant a } product, _) => Multiply(a, Multiply(product.Right, right)),
        _ when Powers.Product(left, right) is { } power => power,
        _ => Arithmetic.Of(Operator.Multiply, left, right),
    };

    public static Expression Divide(Expression left, Expression right) => (left, right) switch
    {
        (_, Constant { Value: 1 }) => left,
        (Constant a, Constant b) => Fold(Operator.Divide, a, b, a.Value / b.Value),
        (Negation a, _) => Negate(Divide(a.Operand, right)),
        (_, Negation b) => Negate(Divide(left, b.Operand)),
        (Arithmetic { Operator: Operator.Divide, Right: Constant a } quotient, Constant b) when IsUsual(a.Value * b.Value) => Divide(quotient.Left, Multiply(a, b)),
        (Arithmetic { Operator: Operator.Multiply, Left: Constant a } product, Constant b) when IsUsual(a.Value / b.Value) => Multiply(Divide(a, b), product.Right),
        _ => Arithmetic.Of(Operator.Divide, left, right),
    };

    public static Expression Negate(Expression operand) => operand switch
    {
        Constant { IsSymbolic: false } a => -a.Value,
        Constant { Literal.Symbol: Symbol.Compound { IsNegation: true, Right: var positive } } => new Constant(positive),
        Constant a => Fold(Operator.Multiply, new Constant(-1), a, -a.Value),
        Negation a => a.Operand,
        Arithmetic { Operator: Operator.Subtract } difference => Subtract(difference.Right, difference.Left),
        Arithmetic { Operator: Operator.Multiply or Operator.Divide, Left: Constant a } term =>
            Arithmetic.Of(term.Operator, Negate(a), term.Right),
        _ => Negation.Of(operand),
    };

    public static Expression Apply(Function function, IReadOnlyList<Expression> arguments)
    {
        if (arguments.All(static argument => argument is Constant))
        {
            return function.Evaluate([.. arguments.Select(static argument => ((Constant)argument).Value)]);
        }

        return arguments.Count switch
        {
            1 => Apply(function, arguments[0]),
            2 => Apply(function, arguments[0], arguments[1]),
            _ => Call.Of(function, arguments),
        };
    }

    private static Expression Apply(Function function, Expression argument) => (function.Parity, argument) switch
    {
        (Parity.Even, Negation a) => Apply(function, a.Operand),
        (Parity.Odd, Negation a) => Negate(Apply(function, a.Operand)),
        (Parity.Even, Call call) when call.Function == FunctionTable.Abs => Apply(function, call.Arguments[0]),
        _ when function == FunctionTable.Abs => Absolute(argument),
        (_, Call call) when function == FunctionTable.Finite && call.Function == FunctionTable.Finite => call,
        (_, Call call) when function.IsHard && call.Function.IsHard => call,
        _ => Call.Of(function, [argument]),
    };

    // A constant factor is cheaper outside.
    private static Expression Absolute(Expression argument) => argument switch
    {
        Arithmetic { Operator: Operator.Multiply, Left: Constant a } product => Multiply(Math.Abs(a.Value), Apply(FunctionTable.Abs, product.Right)),
        Call { Function.IsNeverNegative: true } => argument,
        _ => Call.Of(FunctionTable.Abs, [argument]),
    };

    private static Expression Apply(Function function, Expression left, Expression right) => right switch
    {
        _ when (function == FunctionTable.Min || function == FunctionTable.Max) && left.Equals(right) => left,
        _ when function != FunctionTable.Pow => Call.Of(function, [left, right]),

        // As torch.pow has them: the half power is the square root also at minus infinity, where it would be infinite.
        Constant { Value: 0 } => 1,
        Constant { Value: 0.5 } => Apply(FunctionTable.Sqrt, left),
        Constant { Value: 1 } => left,
        Constant exponent when Powers.IsWhole(exponent.Value) => Powers.Of(left, (int)exponent.Value),
        Constant { Value: -0.5 or -1 or -2 } exponent => Divide(1, Apply(FunctionTable.Pow, left, -exponent.Value)),
        _ when left is Constant { Value: 1 } => 1,
        _ => Call.Of(function, [left, right]),
    };

    // A zero is one whatever it is made of.
    private static Expression Fold(Operator @operator, Constant left, Constant right, double value) =>
        new Constant(new Literal(value, value == 0 ? null : Symbol.Of(@operator, left.Literal, right.Literal)));

    /// <summary>Whether the value is finite for every finite or infinite operand.</summary>
    private static bool IsFinite(Expression expression) => expression switch
    {
        Constant constant => !double.IsNaN(constant.Value) && !double.IsInfinity(constant.Value),
        Negation negation => IsFinite(negation.Operand),
        Call call => call.Function.IsFinite,
        Selection { WhenTrue: Constant or Call, WhenFalse: Constant or Call } selection => IsFinite(selection.WhenTrue) && IsFinite(selection.WhenFalse),
        GradientOverride overridden => IsFinite(overridden.Value),
        _ => false,
    };

    // The same choice, and no more than one addition in its branches together.
    private static bool CanMerge(Selection a, Selection b)
    {
        bool[] zeros = [IsZero(a.WhenTrue), IsZero(b.WhenTrue), IsZero(a.WhenFalse), IsZero(b.WhenFalse)];
        return a.Condition.Equals(b.Condition) && (zeros[0] || zeros[1] || (zeros[2] && zeros[3])) && (zeros[2] || zeros[3] || (zeros[0] && zeros[1]));
    }

    // Whether single precision has all digits of a number that stands in place of two: else it would be zero or infinite, and they not.
    private static bool IsUsual(double value) => Math.Abs(value) is >= 1.2e-38 and <= float.MaxValue;

    private static bool IsZero(Expression expression) => expression is Constant { Value: 0 };
}
