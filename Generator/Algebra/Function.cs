namespace Surrogates.Generator.Algebra;

/// <summary>What is true of one function, however it is written: its value, its derivatives, and what simplification may use.</summary>
/// <param name="Name">Its name, that of the runtime's method <c>T.Name(...)</c>.</param>
/// <param name="Arity">The number of arguments.</param>
/// <param name="Evaluate">The value, in double precision.</param>
/// <param name="Derivatives">The partial derivative by each argument.</param>
internal sealed record Function(
    string Name,
    int Arity,
    Func<double[], double> Evaluate,
    Func<IReadOnlyList<Expression>, IReadOnlyList<Expression>> Derivatives)
{
    /// <summary>What a sign of the argument does.</summary>
    public Parity Parity { get; init; }

    /// <summary>Whether it is 0 or more, or NaN.</summary>
    public bool IsNeverNegative { get; init; }

    /// <summary>Whether it is finite for every finite or infinite argument.</summary>
    public bool IsFinite { get; init; }

    /// <summary>Whether it and its derivatives are finite wherever its arguments are; of a derivative that jumps, on both sides.</summary>
    public bool IsRegular
    {
        get => field || IsChoice || IsHard;
        init;
    }

    /// <summary>Whether it is constant between jumps: its own derivative is 0, and a surrogate takes its place.</summary>
    public bool IsHard { get; init; }

    /// <summary>Whether it takes no more than a few instructions, as arithmetic does.</summary>
    public bool IsCheap
    {
        get => field || IsChoice || IsHard;
        init;
    }

    /// <summary>Whether it is a power of its first argument.</summary>
    public bool IsPower { get; init; }

    /// <summary>Whether it is always one of its arguments.</summary>
    public bool IsChoice { get; init; }

    /// <summary>A function of one argument, with its derivative.</summary>
    public static Function Of(string name, Func<double, double> evaluate, Func<Expression, Expression> derivative) =>
        new(name, 1, a => evaluate(a[0]), a => [derivative(a[0])]);

    /// <summary>A function of two arguments, with its derivatives by the first and the second.</summary>
    public static Function Of(
        string name,
        Func<double, double, double> evaluate,
        Func<Expression, Expression, Expression> byFirst,
        Func<Expression, Expression, Expression> bySecond) =>
        new(name, 2, a => evaluate(a[0], a[1]), a => [byFirst(a[0], a[1]), bySecond(a[0], a[1])]);

    /// <summary>A function that rounds to a whole number, with no gradient of its own.</summary>
    public static Function Rounding(string name, Func<double, double> evaluate) =>
        Of(name, evaluate, static _ => 0) with { IsHard = true };

    // A function is what it is called: the delegates of an entry are made once.
    public bool Equals(Function? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>What the sign of an argument does to a function.</summary>
internal enum Parity
{
    /// <summary>Something else.</summary>
    None,

    /// <summary>Nothing.</summary>
    Even,

    /// <summary>It is the sign of the value.</summary>
    Odd,
}
