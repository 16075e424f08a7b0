using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// A hard operation of the catalogue as it was read, before its value and its surrogate are looked up: models hold this, and
/// nothing that is differentiated or written does.
/// </summary>
/// <param name="Hard">The operation's name.</param>
/// <param name="Shape">The shape's name.</param>
/// <param name="Arguments">The operands, in the operation's order; fewer where the last ones have defaults.</param>
/// <param name="Parameters">The shape's parameters, in the catalogue's order.</param>
internal sealed record HardCall(string Hard, string Shape, EquatableArray<Expression> Arguments, EquatableArray<Expression> Parameters)
    : Expression(Hash(Hard, Shape, Arguments, Parameters))
{
    public override IEnumerable<Expression> Operands => [.. Arguments, .. Parameters];

    public override int GetHashCode() => base.GetHashCode();
}
