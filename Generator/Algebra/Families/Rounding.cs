namespace Surrogates.Generator.Algebra;

/// <content>Functions with whole values, and what such a division leaves over.</content>
internal static partial class FunctionTable
{
    public static readonly Function Round = Function.Rounding("Round", Math.Round) with { Parity = Parity.Odd };

    public static readonly Function Floor = Function.Rounding("Floor", Math.Floor);

    public static readonly Function Ceiling = Function.Rounding("Ceiling", Math.Ceiling);

    public static readonly Function Truncate = Function.Rounding("Truncate", Math.Truncate) with { Parity = Parity.Odd };

    // Its slope between the jumps.
    public static readonly Function Remainder = Function.Of("Remainder", static (x, y) => x % y, static (_, _) => 1, static (x, y) => -Formula.Truncate(x / y));
}
