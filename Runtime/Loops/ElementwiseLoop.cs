using System.Runtime.CompilerServices;
using Surrogates.Native;

namespace Surrogates.Loops;

/// <summary>A loop of a kernel over tensors that broadcast against each other, in the order of the first one's memory.</summary>
internal unsafe struct ElementwiseLoop
{
    public Kernel Kernel;

    public int OperandCount;
    public LoopOperand* Operands;

    /// <summary>What can be walked as one dimension is one, once the loop is built: at least one is left.</summary>
    public int Dimensions;
    public long* Shape;
    public long Count;

    /// <summary>The dimension of the results that each of the loop's is.</summary>
    public int* Order;

    /// <summary>How often each element is walked over: once, or at each step in time.</summary>
    public long Steps;

    /// <summary>Walks over a range of elements; the second argument is the part that does so.</summary>
    public delegate*<ElementwiseLoop*, int, long, long, void> Walk;

    /// <summary>What the walk needs beside the loop.</summary>
    public void* Context;

    public int BlockCount;
    public int BlockBytes;
    public Partition Partition;

    /// <summary>Runs a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="shape">The shape that the arguments broadcast to.</param>
    /// <param name="arguments">What is at each place of the kernel.</param>
    /// <param name="results">Where the outputs go that are to be made, in their order. They are made here: one that is as large as the loop is walked in place.</param>
    public static void Run(in Kernel kernel, ReadOnlySpan<long> shape, ReadOnlySpan<LoopArgument> arguments, Span<nint> results)
    {
        Run(kernel, steps: 1, &LoopRange.RunElements, context: null, shape, arguments, results);
    }

    /// <summary>Walks over all elements.</summary>
    /// <param name="kernel">The kernel, of which the elements are.</param>
    /// <param name="steps">How often each is walked over.</param>
    /// <param name="walk">How a part of them is.</param>
    /// <param name="context">What the walk needs beside the loop.</param>
    /// <param name="shape">The shape that the arguments broadcast to, time aside.</param>
    /// <param name="arguments">What is walked over.</param>
    /// <param name="results">Where the outputs go that are to be made, in their order.</param>
    [SkipLocalsInit]
    public static void Run(
        in Kernel kernel,
        long steps,
        delegate*<ElementwiseLoop*, int, long, long, void> walk,
        void* context,
        ReadOnlySpan<long> shape,
        ReadOnlySpan<LoopArgument> arguments,
        Span<nint> results)
    {
        var rank = Math.Max(shape.Length, 1);
        var operands = stackalloc LoopOperand[arguments.Length];
        var strides = stackalloc long[(arguments.Length + 1) * rank];
        var sizes = stackalloc long[rank];
        var order = stackalloc int[rank];
        var zero = 0L;
        var loop = new ElementwiseLoop
        {
            Kernel = kernel,
            Steps = steps,
            Walk = walk,
            Context = context,
            Operands = operands,
            OperandCount = arguments.Length,
            Shape = sizes,
            Order = order,
        };
        results.Clear();
        try
        {
            LoopBuilder.Build(ref loop, shape, arguments, strides, &zero, results);
            loop.Run();
        }
        catch
        {
            TensorHandle.Delete(results);
            throw;
        }
    }

    private void Run()
    {
        try
        {
            PartialSums.Make(this);
            if (Count > 0)
            {
                fixed (ElementwiseLoop* self = &this)
                {
                    ParallelLoop.Run(Partition.Parts, &LoopRange.Run, self);
                }
            }

            PartialSums.Store(this);
        }
        finally
        {
            PartialSums.Free(this);
        }
    }
}
