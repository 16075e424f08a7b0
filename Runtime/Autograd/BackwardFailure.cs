using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>
/// What went wrong inside a backward pass. <c>backward()</c> and <c>autograd.grad()</c> throw an exception with its
/// message; the exception itself, with its stack, cannot cross libtorch and is found here.
/// </summary>
public sealed class BackwardFailure
{
    private static volatile BackwardFailure? _last;

    private BackwardFailure(string operation, Exception exception)
    {
        Operation = operation;
        Exception = exception;
    }

    /// <summary>The last failure of this process, on any thread; null if there was none.</summary>
    public static BackwardFailure? Last => _last;

    /// <summary>The full name of the op.</summary>
    public string Operation { get; }

    /// <summary>The original exception.</summary>
    public Exception Exception { get; }

    /// <summary>Forgets <see cref="Last"/>.</summary>
    public static void Clear()
    {
        _last = null;
    }

    /// <summary>Keeps the exception and gives the message for the caller.</summary>
    internal static string Record(string operation, Exception exception)
    {
        _last = new(operation, exception);
        return exception is SavedTensorException ? exception.Message : $"{operation}: the backward pass failed with {exception.GetType().Name}: {NativeError.Brief(exception.Message)}";
    }
}
