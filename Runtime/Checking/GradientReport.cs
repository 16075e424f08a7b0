namespace Surrogates.Checking;

/// <summary>What <c>Gradients.Check</c> has found. It prints itself.</summary>
/// <param name="Orders">The first derivatives, and the second ones if they were compared.</param>
/// <param name="Notes">What is to be known of the comparison, a sentence each.</param>
public sealed record GradientReport(IReadOnlyList<DerivativeComparison> Orders, IReadOnlyList<string> Notes)
{
    /// <summary>Whether every derivative is within the tolerances.</summary>
    public bool IsRight => Orders.All(static order => order.Wrong == 0);

    /// <summary>One line an order, the worst element in it; then the notes.</summary>
    public override string ToString() => string.Join('\n', Orders.Select(static order => order.ToString()).Concat(Notes));
}
