using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>The value of a hard operation; what is hard in it goes through the surrogate.</summary>
/// <param name="operands">The operands.</param>
/// <param name="parameters">The operation's parameters.</param>
/// <param name="surrogate">Gives a hard value the gradient of a surrogate.</param>
internal delegate Expression HardValue(IReadOnlyList<Expression> operands, IReadOnlyList<Expression> parameters, Surrogation surrogate);

/// <summary>Gives a hard value the gradient of a surrogate.</summary>
/// <param name="hard">The hard value.</param>
/// <param name="u">What it is decided on: the distance to the threshold, or the number that is rounded.</param>
internal delegate Expression Surrogation(Expression hard, Expression u);

/// <summary>A hard operation: what runs forward.</summary>
/// <param name="Name">Its name in the enumeration <c>Surrogates.Hard</c>.</param>
/// <param name="Noun">How a sentence names it.</param>
/// <param name="Operands">What it takes, in order.</param>
/// <param name="Value">The value under a shape.</param>
internal sealed record HardEntry(string Name, string Noun, EquatableArray<HardOperand> Operands, HardValue Value)
{
    /// <summary>The numbers it has, which the annotation or a parameter of the method gives.</summary>
    public EquatableArray<CatalogueParameter> Parameters { get; init; } = [];

    /// <summary>The surrogate that is usual for it; null if that is no shape but <see cref="Shapeless"/>.</summary>
    public string? DefaultShape { get; init; }

    /// <summary>The value with the gradient that is usual for it: its own where it has one, straight through what is hard.</summary>
    public ShapelessGradient? Shapeless { get; init; }

    /// <summary>Whether it is between -1 and 1 around zero, where a smooth step is between 0 and 1: its stand-in is then moved to 0.</summary>
    public bool IsCentred { get; init; }

    /// <summary>
    /// For a random decision, what it is made on, of the operands: the shape's stand-in of that is the probability, and one more
    /// operand of <see cref="Value"/>.
    /// </summary>
    public Func<IReadOnlyList<Expression>, Expression>? Chance { get; init; }

    /// <summary>Whether it draws.</summary>
    public bool IsRandom => Operands.Any(static operand => operand.IsNoise);

    /// <summary>Who introduced it, or has it.</summary>
    public string Source { get; init; } = "";
}

/// <summary>An operand of a hard operation.</summary>
/// <param name="Name">What it is called in messages; a user's method names it as it likes.</param>
/// <param name="Default">The value where the method has no such operand; null where it must have it.</param>
internal sealed record HardOperand(string Name, double? Default = null)
{
    /// <summary>Whether it is uniform noise, which is drawn where the method does not give it.</summary>
    public bool IsNoise { get; init; }

    /// <summary>The values for which the operation is defined; infinity is one of them everywhere.</summary>
    public ParameterRange Range { get; init; } = ParameterRange.Any;
}

/// <summary>The gradient that an operation has without a shape.</summary>
/// <param name="Noun">How a sentence names what it is the gradient of.</param>
/// <param name="Value">The value, with that gradient; what is rounded goes through the argument.</param>
internal sealed record ShapelessGradient(string Noun, HardValue Value);
