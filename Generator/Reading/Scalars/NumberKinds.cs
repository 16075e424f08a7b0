using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>The functions of .NET that tell kinds of numbers apart. Whether a zero or NaN is negative, no comparison tells.</summary>
internal static class NumberKinds
{
    /// <summary>When a function holds; null if it is another one.</summary>
    public static Condition? Of(string name, Expression x) => name switch
    {
        "IsNaN" => !Formula.Equal(x, x),
        "IsFinite" => Conditions.Compare(Relation.Less, Formula.Abs(x), double.PositiveInfinity),
        "IsInfinity" => Formula.Equal(Formula.Abs(x), double.PositiveInfinity),
        "IsPositiveInfinity" => Formula.Equal(x, double.PositiveInfinity),
        "IsNegativeInfinity" => Formula.Equal(x, double.NegativeInfinity),
        "IsZero" => Formula.Equal(x, 0),
        "IsInteger" => Of("IsFinite", x)! & Formula.Equal(Formula.Truncate(x), x),
        _ => null,
    };
}
