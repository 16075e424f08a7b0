using System.Numerics;

namespace Surrogates.Generator.Algebra;

/// <summary>A type of numbers in C#.</summary>
internal enum NumberType
{
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
}

/// <summary>What is true of the types of numbers.</summary>
internal static class NumberTypes
{
    /// <summary>Whether its numbers are whole, and computed with integers.</summary>
    public static bool IsWhole(this NumberType type) => type < NumberType.Single;

    /// <summary>The keyword of C#.</summary>
    public static string Keyword(this NumberType type) => type switch
    {
        NumberType.Int16 => "short",
        NumberType.UInt16 => "ushort",
        NumberType.Int32 => "int",
        NumberType.UInt32 => "uint",
        NumberType.Int64 => "long",
        NumberType.UInt64 => "ulong",
        NumberType.Single => "float",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether one of the types of whole numbers holds a number.</summary>
    public static bool Holds(this NumberType type, BigInteger value) => type.Least() <= value && value <= type.Most();

    /// <summary>The lowest number of one of the types of whole numbers.</summary>
    public static BigInteger Least(this NumberType type) => IsSigned(type) ? -(BigInteger.One << (Bits(type) - 1)) : BigInteger.Zero;

    /// <summary>The highest number of one of the types of whole numbers.</summary>
    public static BigInteger Most(this NumberType type) => type.Least() + (BigInteger.One << Bits(type)) - 1;

    /// <summary>What is left of a whole number without the bits that the type has no room for.</summary>
    public static BigInteger Wrapped(this NumberType type, BigInteger value)
    {
        var rest = value & ((BigInteger.One << Bits(type)) - 1);
        return rest > type.Most() ? rest - (BigInteger.One << Bits(type)) : rest;
    }

    /// <summary>The number of bits of one of the types of whole numbers.</summary>
    public static int Bits(this NumberType type) => 8 << ((int)type / 2);

    private static bool IsSigned(NumberType type) => (int)type % 2 == 0;
}
