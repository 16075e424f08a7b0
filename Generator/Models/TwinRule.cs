using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Models;

/// <summary>A scalar method, read: its intermediate values in the order in which it computes them, and what it returns.</summary>
/// <param name="Bindings">The intermediate values; each may refer to those before it.</param>
/// <param name="Results">The returned values.</param>
/// <param name="Soft">Whether smooth stand-ins run forward.</param>
/// <param name="Clip">The bound of the gradient; infinite for none.</param>
/// <param name="ClipSide">Which gradient is clamped.</param>
internal sealed record TwinRule(
    EquatableArray<Binding> Bindings,
    EquatableArray<TwinResult> Results,
    bool Soft,
    double Clip,
    ClipSide ClipSide)
    : Rule(Clip, ClipSide);

/// <summary>A returned value.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">What it is computed from.</param>
internal sealed record TwinResult(string Name, Expression Value);
