using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>What several formulas of the catalogue are made of.</summary>
internal static class Pieces
{
    /// <summary>The distance to a threshold; infinity is as far from an infinite threshold as from any other.</summary>
    public static Expression Distance(Expression x, Expression threshold) => (x - Finite(threshold)).As("u");

    /// <summary>A function that is odd in u, by what it is above zero.</summary>
    public static Expression Odd(Expression u, Expression positive) => Where(u >= 0, positive, -positive);

    /// <summary>The product of a slope and u. No slope is none at infinity too, where 0 * u would not be a number.</summary>
    public static Expression Slope(Expression slope, Expression u) => slope switch
    {
        Constant { Value: 0 } => 0,
        Constant => slope * u,
        _ => slope * Finite(u),
    };
}
