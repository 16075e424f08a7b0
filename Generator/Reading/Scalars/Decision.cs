using System.Numerics;
using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>A decision of a scalar method.</summary>
/// <param name="Syntax">Where it is.</param>
/// <param name="Condition">What is decided.</param>
/// <param name="Operands">The operands that it depends on, a bit each.</param>
/// <param name="Intrinsics">The intrinsics that would give them a gradient.</param>
internal sealed record Decision(SyntaxNode Syntax, Condition Condition, BigInteger Operands, IReadOnlyList<string> Intrinsics)
{
    /// <summary>A product of intrinsics, as messages name it.</summary>
    public static string Product(IEnumerable<string> intrinsics) =>
        string.Join(" times ", intrinsics.Select(static intrinsic => $"'Surrogate.{intrinsic}'"));

    /// <summary>The comparisons that a condition is made of.</summary>
    public static IEnumerable<Comparison> ComparisonsOf(Condition condition) =>
        Topology.OperandsFirst<Node>([condition], static node => node.Operands.OfType<Condition>()).OfType<Comparison>();

    /// <summary>The intrinsics that are 1 where all comparisons hold and 0 where not, one for each of them and two for equality.</summary>
    public static IReadOnlyList<string> IntrinsicsOf(IEnumerable<Comparison> comparisons) =>
    [
        .. comparisons.SelectMany(static comparison => comparison.Relation switch
        {
            Relation.Greater => (string[])["StrictStep"],
            Relation.GreaterOrEqual => ["Step"],
            _ => ["Step", "Step"],
        }),
    ];
}
