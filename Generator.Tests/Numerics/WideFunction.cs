using System.Reflection;
using Surrogates.Functions;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>Runs the passes of a generated function on <see cref="Wide"/> numbers.</summary>
internal abstract unsafe class WideFunction
{
    /// <param name="method">The annotated method.</param>
    public static WideFunction Of(MethodInfo method) =>
        (WideFunction)Activator.CreateInstance(typeof(Runner<>).MakeGenericType(GeneratedFunction.Of(method)))!;

    /// <summary>The only output.</summary>
    /// <param name="operands">One value an element; null for a number.</param>
    /// <param name="numbers">The numbers among the operands.</param>
    public abstract Wide[] Forward(Wide[]?[] operands, double[] numbers);

    /// <summary>The gradients of the operands; null for a number.</summary>
    /// <param name="operands">One value an element; null for a number.</param>
    /// <param name="numbers">The numbers among the operands.</param>
    /// <param name="gradient">The incoming gradient.</param>
    public abstract Wide[]?[] Backward(Wide[]?[] operands, double[] numbers, Wide[] gradient);

    private sealed class Runner<F> : WideFunction
        where F : struct, IFunction
    {
        public override Wide[] Forward(Wide[]?[] operands, double[] numbers)
        {
            var rows = stackalloc byte*[operands.Length + 1];
            var output = Pinned(operands[0]!.Length);
            Point(rows, [.. operands, output]);
            F.Forward(new Batch<Wide>(rows, numbers, 1, isBackward: false, output.Length));
            return output;
        }

        public override Wide[]?[] Backward(Wide[]?[] operands, double[] numbers, Wide[] gradient)
        {
            var rows = stackalloc byte*[(2 * operands.Length) + 2];
            var results = operands.Select(static operand => operand is null ? null : Pinned(operand.Length)).ToArray();
            Point(rows, [.. operands, null, gradient, .. results]);
            F.Backward(new Batch<Wide>(rows, numbers, 1, isBackward: true, gradient.Length));
            return results;
        }
    }

    // Kernels work on addresses: the arrays must not move.
    public static Wide[] Pinned(int length) => GC.AllocateArray<Wide>(length, pinned: true);

    private static void Point(byte** rows, Wide[]?[] arrays)
    {
        for (var i = 0; i < arrays.Length; i++)
        {
            rows[i] = arrays[i] is { } array ? (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref array[0]) : null;
        }
    }
}
