using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>A decision of a scalar method.</summary>
/// <param name="Syntax">Where it is.</param>
/// <param name="Operands">The names of the operands that it depends on.</param>
/// <param name="Intrinsics">The intrinsics that would give them a gradient.</param>
internal sealed record Decision(SyntaxNode Syntax, IReadOnlyCollection<string> Operands, IEnumerable<string> Intrinsics)
{
    /// <summary>A product of intrinsics, as messages name it.</summary>
    public static string Product(IEnumerable<string> intrinsics) =>
        string.Join(" times ", intrinsics.Select(static intrinsic => $"'Surrogate.{intrinsic}'"));
}
