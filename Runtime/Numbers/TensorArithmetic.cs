namespace Surrogates.Numbers;

/// <summary>The operators of <see cref="TensorReal"/>.</summary>
internal static class TensorArithmetic
{
    public static TensorReal Add(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => left.Number + right.Number,
        ({ } a, null) => new TensorReal(a + right.Number),
        (null, { } b) => new TensorReal(left.Number + b),
        ({ } a, { } b) => new TensorReal(a + b),
    };

    public static TensorReal Subtract(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => left.Number - right.Number,
        ({ } a, null) => new TensorReal(a - right.Number),
        (null, { } b) => new TensorReal(left.Number - b),
        ({ } a, { } b) => new TensorReal(a - b),
    };

    public static TensorReal Multiply(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => left.Number * right.Number,
        ({ } a, null) => new TensorReal(a * right.Number),
        (null, { } b) => new TensorReal(left.Number * b),
        ({ } a, { } b) => new TensorReal(a * b),
    };

    public static TensorReal Divide(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => left.Number / right.Number,
        ({ } a, null) => new TensorReal(a / right.Number),
        (null, { } b) => new TensorReal(left.Number / b),
        ({ } a, { } b) => new TensorReal(a / b),
    };
}
