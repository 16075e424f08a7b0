namespace Surrogates.Generator.Algebra;

/// <summary>What the generator knows of one function: its name in the runtime, in a formula, its value and its derivative.</summary>
/// <param name="Name">The name of the runtime's method, <c>T.Name(...)</c>.</param>
/// <param name="Formula">How a formula shows it, with {0}, {1}, ... for the arguments.</param>
/// <param name="Arity">The number of arguments.</param>
/// <param name="Evaluate">The value, in double precision.</param>
/// <param name="Derivatives">The partial derivative by each argument.</param>
internal sealed record FunctionEntry(
    string Name,
    string Formula,
    int Arity,
    Func<double[], double> Evaluate,
    Func<IReadOnlyList<Expression>, IReadOnlyList<Expression>> Derivatives)
{
    /// <summary>A function of one argument, with its derivative.</summary>
    public static FunctionEntry Of(string name, string formula, Func<double, double> evaluate, Func<Expression, Expression> derivative) =>
        new(name, formula, 1, a => evaluate(a[0]), a => [derivative(a[0])]);

    /// <summary>A function of two arguments, with its derivatives by the first and the second.</summary>
    public static FunctionEntry Of(
        string name,
        string formula,
        Func<double, double, double> evaluate,
        Func<Expression, Expression, Expression> byFirst,
        Func<Expression, Expression, Expression> bySecond) =>
        new(name, formula, 2, a => evaluate(a[0], a[1]), a => [byFirst(a[0], a[1]), bySecond(a[0], a[1])]);
}
