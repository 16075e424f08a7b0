using System.Runtime.CompilerServices;
using Surrogates.Functions;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// The identity, whose passes fail when they are told to. Written by hand: no formula fails, and so does nothing that the generator writes.
/// </summary>
internal readonly struct FailingFunction : IFunction
{
    public static volatile bool FailsForward;
    public static volatile bool FailsBackward;

    /// <summary>The thread that has failed last.</summary>
    public static volatile int FailedOn;

    static Signature IFunction.Signature { get; } = new("Tests.Failing", ["x"]) { Saved = [] };

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
        if (FailsForward)
        {
            GiveUp();
        }

        var x = batch.Input(0);
        var y = batch.Output(0);
        foreach (var i in batch)
        {
            y[i] = x[i];
        }
    }

    static void IFunction.Backward<T>(in Batch<T> batch)
    {
        if (FailsBackward)
        {
            GiveUp();
        }

        var gradient = batch.Gradient(0);
        var dx = batch.InputGradient(0);
        foreach (var i in batch)
        {
            dx[i] = gradient[i];
        }
    }

    // Not inlined, so that the stack of the exception names this type.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void GiveUp()
    {
        FailedOn = Environment.CurrentManagedThreadId;
        throw new NotFiniteNumberException("the kernel gave up");
    }
}

/// <summary>The square; its backward pass fails once after it was told to.</summary>
internal readonly struct FailingOnce : IFunction
{
    private static volatile bool _fails;

    public static bool Fails
    {
        set => _fails = value;
    }

    static Signature IFunction.Signature { get; } = new("Tests.FailingOnce", ["x"]);

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
        var x = batch.Input(0);
        var y = batch.Output(0);
        foreach (var i in batch)
        {
            y[i] = x[i] * x[i];
        }
    }

    static void IFunction.Backward<T>(in Batch<T> batch)
    {
        if (_fails)
        {
            _fails = false;
            throw new NotFiniteNumberException("the kernel gave up");
        }

        var x = batch.Input(0);
        var gradient = batch.Gradient(0);
        var dx = batch.InputGradient(0);
        foreach (var i in batch)
        {
            dx[i] = gradient[i] * (x[i] + x[i]);
        }
    }
}
