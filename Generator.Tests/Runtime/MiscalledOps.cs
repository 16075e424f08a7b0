using Surrogates.Functions;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// The sum of two operands. Written by hand, for the tests that call it with too few operands or with those of another kind: a
/// generated function is called by the method that it was generated for, which always calls it right.
/// </summary>
internal readonly struct SumFunction : IFunction
{
    static Signature IFunction.Signature { get; } = new("Tests.Sum", ["x", "y"]);

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
        var x = batch.Input(0);
        var y = batch.Input(1);
        var z = batch.Output(0);
        foreach (var i in batch)
        {
            z[i] = x[i] + y[i];
        }
    }

    static void IFunction.Backward<T>(in Batch<T> batch) => throw new NotSupportedException();
}

/// <summary>Two results of one operand. Written by hand, for the test that asks it for one.</summary>
internal readonly struct TwinFunction : IFunction
{
    static Signature IFunction.Signature { get; } = new("Tests.Twin", ["x"]) { Outputs = 2 };

    static void IFunction.Forward<T>(in Batch<T> batch) => throw new NotSupportedException();

    static void IFunction.Backward<T>(in Batch<T> batch) => throw new NotSupportedException();
}
