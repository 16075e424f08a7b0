namespace Surrogates.Generator.Models;

/// <summary>What an annotated method computes.</summary>
/// <param name="Clip">The bound of the gradient; infinite for none.</param>
/// <param name="ClipSide">Which gradient is clamped.</param>
internal abstract record Rule(double Clip, ClipSide ClipSide);

/// <summary>Which gradient is clamped; the values are those of <c>Surrogates.ClipAt</c>.</summary>
internal enum ClipSide
{
    Incoming = 0,
    Outgoing = 1,
}
