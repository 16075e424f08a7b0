using System.Numerics;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Between which numbers a whole number lies.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
internal readonly record struct WholeRange(BigInteger Low, BigInteger High)
{
    /// <summary>What a real number is taken for that is made whole: with it one can count and scale, but not multiply it with another.</summary>
    public static WholeRange Usual { get; } = new(-(1 << 16), 1 << 16);

    /// <summary>The whole numbers that single precision holds without a gap.</summary>
    private static WholeRange Exact { get; } = new(-(1 << 24), 1 << 24);

    /// <summary>What is known of a number by its type.</summary>
    public static WholeRange Of(Expression value, NumberType type) =>
        value is Constant constant ? new(new BigInteger(constant.Value), new BigInteger(constant.Value))
        : new(type.Least(), type.Most());

    public static WholeRange operator +(WholeRange a, WholeRange b) => new(a.Low + b.Low, a.High + b.High);

    public static WholeRange operator -(WholeRange a, WholeRange b) => new(a.Low - b.High, a.High - b.Low);

    public static WholeRange operator *(WholeRange a, WholeRange b)
    {
        BigInteger[] products = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        return new(products.Min(), products.Max());
    }

    /// <summary>The numbers of both ranges.</summary>
    public static WholeRange operator |(WholeRange a, WholeRange b) => new(BigInteger.Min(a.Low, b.Low), BigInteger.Max(a.High, b.High));

    /// <summary>The numbers that both ranges have.</summary>
    public static WholeRange operator &(WholeRange a, WholeRange b) => new(BigInteger.Max(a.Low, b.Low), BigInteger.Min(a.High, b.High));

    /// <summary>Whether a type has room for all of it, and real numbers are exact.</summary>
    public bool IsExact(NumberType type) => (this & Exact) == this && type.Holds(Low) && type.Holds(High);
}
