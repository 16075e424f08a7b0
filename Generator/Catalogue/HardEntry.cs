using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>A hard operation: what runs forward.</summary>
/// <param name="Name">Its name in the enumeration <c>Surrogates.Hard</c>.</param>
/// <param name="Noun">How a sentence names it.</param>
/// <param name="Operands">What it takes, in order.</param>
/// <param name="DefaultShape">The surrogate that is usual for it.</param>
/// <param name="Value">The value, of the operands; what is hard in it goes through the second argument.</param>
internal sealed record HardEntry(
    string Name,
    string Noun,
    EquatableArray<HardOperand> Operands,
    string DefaultShape,
    Func<IReadOnlyList<Expression>, Surrogation, Expression> Value);

/// <summary>An operand of a hard operation.</summary>
/// <param name="Name">What it is called in messages; a user's method names it as it likes.</param>
/// <param name="Default">The value where the method has no such operand; null where it must have it.</param>
internal sealed record HardOperand(string Name, double? Default = null);

/// <summary>Gives a hard value the gradient of a surrogate.</summary>
/// <param name="hard">The hard value.</param>
/// <param name="u">What it is decided on: the distance to the threshold, or the number that is rounded.</param>
internal delegate Expression Surrogation(Expression hard, Expression u);
