using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Numbers;

/// <summary>Comparisons of <see cref="TensorReal"/>, and what follows from them.</summary>
internal static class TensorConditions
{
    public static Mask<TensorReal> Less(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => Condition(left.Number < right.Number),
        ({ } a, null) => Condition(HeldNumber.Apply(a, right.Number, static (x, number) => x.lt(number)), left),
        (null, { } b) => Condition(HeldNumber.Apply(b, left.Number, static (x, number) => x.gt(number)), right),
        ({ } a, { } b) => Condition(a.lt(b), left),
    };

    public static Mask<TensorReal> LessOrEqual(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => Condition(left.Number <= right.Number),
        ({ } a, null) => Condition(HeldNumber.Apply(a, right.Number, static (x, number) => x.le(number)), left),
        (null, { } b) => Condition(HeldNumber.Apply(b, left.Number, static (x, number) => x.ge(number)), right),
        ({ } a, { } b) => Condition(a.le(b), left),
    };

    public static Mask<TensorReal> Greater(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => Condition(left.Number > right.Number),
        ({ } a, null) => Condition(HeldNumber.Apply(a, right.Number, static (x, number) => x.gt(number)), left),
        (null, { } b) => Condition(HeldNumber.Apply(b, left.Number, static (x, number) => x.lt(number)), right),
        ({ } a, { } b) => Condition(a.gt(b), left),
    };

    public static Mask<TensorReal> GreaterOrEqual(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => Condition(left.Number >= right.Number),
        ({ } a, null) => Condition(HeldNumber.Apply(a, right.Number, static (x, number) => x.ge(number)), left),
        (null, { } b) => Condition(HeldNumber.Apply(b, left.Number, static (x, number) => x.le(number)), right),
        ({ } a, { } b) => Condition(a.ge(b), left),
    };

    public static Mask<TensorReal> Equal(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => Condition(left.Number == right.Number),
        ({ } a, null) => Condition(HeldNumber.Apply(a, right.Number, static (x, number) => x.eq(number)), left),
        (null, { } b) => Condition(HeldNumber.Apply(b, left.Number, static (x, number) => x.eq(number)), right),
        ({ } a, { } b) => Condition(a.eq(b), left),
    };

    public static Mask<TensorReal> NotEqual(TensorReal left, TensorReal right) => (left.Tensor, right.Tensor) switch
    {
        (null, null) => Condition(left.Number != right.Number),
        ({ } a, null) => Condition(HeldNumber.Apply(a, right.Number, static (x, number) => x.ne(number)), left),
        (null, { } b) => Condition(HeldNumber.Apply(b, left.Number, static (x, number) => x.ne(number)), right),
        ({ } a, { } b) => Condition(a.ne(b), left),
    };

    public static Mask<TensorReal> And(Mask<TensorReal> left, Mask<TensorReal> right)
    {
        if (left.Bits.Tensor is { } a && right.Bits.Tensor is { } b)
        {
            return Condition(a.logical_and(b), left.Bits);
        }

        // A condition on numbers is the same everywhere: it decides, or leaves the other one.
        var (constant, other) = left.Bits.Tensor is null ? (left, right) : (right, left);
        return constant.Bits.Number != 0 ? other : constant;
    }

    public static Mask<TensorReal> Or(Mask<TensorReal> left, Mask<TensorReal> right)
    {
        if (left.Bits.Tensor is { } a && right.Bits.Tensor is { } b)
        {
            return Condition(a.logical_or(b), left.Bits);
        }

        var (constant, other) = left.Bits.Tensor is null ? (left, right) : (right, left);
        return constant.Bits.Number != 0 ? constant : other;
    }

    public static Mask<TensorReal> Xor(Mask<TensorReal> left, Mask<TensorReal> right)
    {
        if (left.Bits.Tensor is { } a && right.Bits.Tensor is { } b)
        {
            return Condition(a.logical_xor(b), left.Bits);
        }

        var (constant, other) = left.Bits.Tensor is null ? (left, right) : (right, left);
        return constant.Bits.Number != 0 ? Not(other) : other;
    }

    public static Mask<TensorReal> Not(Mask<TensorReal> condition) => condition.Bits.Tensor is { } bits
        ? Condition(bits.logical_not(), condition.Bits)
        : Condition(condition.Bits.Number == 0);

    public static TensorReal Where(Mask<TensorReal> condition, TensorReal whenTrue, TensorReal whenFalse)
    {
        if (condition.Bits.Tensor is not { } bits)
        {
            return condition.Bits.Number != 0 ? whenTrue : whenFalse;
        }

        var type = condition.Bits.Type!.Value;
        if (whenTrue.Tensor is null && whenFalse.Tensor is null && whenTrue.Number == 1 && whenFalse.Number == 0)
        {
            return new(bits.to(type));
        }

        return new(torch.where(bits, whenTrue.Materialize(bits, type), whenFalse.Materialize(bits, type)));
    }

    // Only what is recorded is differentiated again.
    public static TensorReal Taken(Mask<TensorReal> condition, TensorReal value)
    {
        if (value.Tensor is not { requires_grad: true } x || !torch.is_grad_enabled())
        {
            return value;
        }

        return condition.Bits.Tensor is { } bits ? new(torch.where(bits, x, x.detach()))
            : condition.Bits.Number != 0 ? value
            : new(x.detach());
    }

    private static Mask<TensorReal> Condition(Tensor bits, TensorReal compared) => new(new(bits, compared.Type!.Value));

    private static Mask<TensorReal> Condition(bool holds) => new(holds ? 1 : 0);
}
