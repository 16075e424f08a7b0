namespace Surrogates.Generator.Algebra;

/// <summary>The functions that an expression may call; <see cref="Functions"/> knows their values and derivatives.</summary>
internal enum Function
{
    Abs,
    Square,
    Exp,
    Atan,
    Sigmoid,
    Clamp,
}
