using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Models;

/// <summary>What an annotation that names an entry of the catalogue asks for.</summary>
/// <param name="Call">The operation, of the method's parameters.</param>
/// <param name="Soft">Whether the smooth stand-in runs forward.</param>
/// <param name="Clip">The bound of the gradient; infinite for none.</param>
/// <param name="ClipSide">Which gradient is clamped.</param>
internal sealed record CatalogueRule(HardCall Call, bool Soft, double Clip, ClipSide ClipSide)
    : Rule(Clip, ClipSide);
