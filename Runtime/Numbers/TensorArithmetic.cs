using Surrogates.Native;

namespace Surrogates.Numbers;

/// <summary>The operators of <see cref="TensorReal"/>.</summary>
internal static class TensorArithmetic
{
    public static TensorReal Add(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => TensorReal.Of(left.Number + right.Number, left.Type ?? right.Type),
        ({ } a, null) => new TensorReal(HeldNumber.Add(a, right.Number)),
        (null, { } b) => new TensorReal(HeldNumber.Add(b, left.Number)),
        ({ } a, { } b) => new TensorReal(HeldNumber.Add(a, b)),
    };

    public static TensorReal Subtract(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => TensorReal.Of(left.Number - right.Number, left.Type ?? right.Type),
        ({ } a, null) => new TensorReal(HeldNumber.Apply(a, right.Number, static (x, number) => x.sub(number))),
        (null, { } b) => new TensorReal(HeldNumber.Add(b.neg(), left.Number)),
        ({ } a, { } b) => new TensorReal(a - b),
    };

    public static TensorReal Multiply(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => TensorReal.Of(left.Number * right.Number, left.Type ?? right.Type),
        ({ } a, null) => new TensorReal(HeldNumber.Multiply(a, right.Number)),
        (null, { } b) => new TensorReal(HeldNumber.Multiply(b, left.Number)),
        ({ } a, { } b) => new TensorReal(a * b),
    };

    public static TensorReal Divide(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => TensorReal.Of(left.Number / right.Number, left.Type ?? right.Type),
        ({ } a, null) => new TensorReal(HeldNumber.Apply(a, right.Number, static (x, number) => x.div(number))),
        (null, { } b) => new TensorReal(HeldNumber.Multiply(b.reciprocal(), left.Number)),
        ({ } a, { } b) => new TensorReal(a / b),
    };
}
