using System.Globalization;

namespace Surrogates.Checking;

/// <summary>Derivatives of one order, analytic against numeric.</summary>
/// <param name="Order">1, or 2 for the derivatives of gradients.</param>
/// <param name="Count">How many derivatives were compared: the elements that come out times those that are moved.</param>
/// <param name="Wrong">How many of them are beyond the tolerances.</param>
/// <param name="Worst">The one that is farthest beyond them, or comes closest to them; null if there is none.</param>
public sealed record DerivativeComparison(int Order, long Count, long Wrong, DerivativeDifference? Worst)
{
    /// <summary>A line with the worst element.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Order == 1 ? "Gradient" : "Second derivatives")}: {(Wrong == 0 ? $"all {Count} elements are right" : $"{Wrong} of {Count} elements are wrong")}{(Worst is null ? "" : $"; the worst is {Worst}")}.");
}
