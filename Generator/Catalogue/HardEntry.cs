using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>A hard operation: what runs forward.</summary>
/// <param name="Name">Its name in the enumeration <c>Surrogates.Hard</c>.</param>
/// <param name="Noun">How a sentence names it.</param>
/// <param name="Operands">What it takes, in order.</param>
/// <param name="DefaultShape">The surrogate that is usual for it.</param>
/// <param name="Value">The hard value, of the operands.</param>
/// <param name="Distance">The distance to the threshold, of the operands: what the surrogate is a function of.</param>
internal sealed record HardEntry(
    string Name,
    string Noun,
    EquatableArray<HardOperand> Operands,
    string DefaultShape,
    Func<IReadOnlyList<Expression>, Expression> Value,
    Func<IReadOnlyList<Expression>, Expression> Distance);

/// <summary>An operand of a hard operation.</summary>
/// <param name="Name">What it is called in messages; a user's method names it as it likes.</param>
/// <param name="Default">The value where the method has no such operand; null where it must have it.</param>
internal sealed record HardOperand(string Name, double? Default = null);
