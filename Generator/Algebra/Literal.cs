namespace Surrogates.Generator.Algebra;

/// <summary>A number as its author writes it. Zero and minus zero are different ones, NaN is equal to itself, and a number with a name is not any number.</summary>
/// <param name="Value">The number.</param>
/// <param name="Symbol">How its author writes it, if not as a number.</param>
internal sealed record Literal(double Value, Symbol? Symbol)
{
    private long Bits => BitConverter.DoubleToInt64Bits(Value);

    public bool Equals(Literal? other) => other is not null && Bits == other.Bits && Equals(Symbol, other.Symbol);

    public override int GetHashCode() => Bits.GetHashCode();
}
