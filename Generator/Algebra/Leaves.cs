namespace Surrogates.Generator.Algebra;

/// <summary>A number.</summary>
/// <param name="value">The number.</param>
/// <param name="symbol">How its author writes it, if not as a number.</param>
internal sealed class Constant(double value, Symbol? symbol = null) : Expression
{
    public double Value => value;

    /// <summary>How its author writes it, if not as a number.</summary>
    public Symbol? Symbol => symbol;

    public override NodeKind Kind => NodeKind.Constant;

    public override object Detail => this;

    private long Bits => BitConverter.DoubleToInt64Bits(value);

    // Zero and minus zero are different numbers, NaN is equal to itself; and a number with a name is not any number.
    public override bool Equals(object? obj) => obj is Constant other && Bits == other.Bits && Equals(symbol, other.Symbol);

    public override int GetHashCode() => Bits.GetHashCode();
}

/// <summary>An operand, a parameter of the shape, or the incoming gradient.</summary>
internal sealed class Variable(string name) : Expression
{
    /// <summary>What it is called.</summary>
    public string Name => name;

    public override NodeKind Kind => NodeKind.Variable;

    public override object Detail => name;
}
