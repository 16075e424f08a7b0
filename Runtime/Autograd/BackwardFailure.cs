using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>
/// What went wrong inside a backward pass. <c>backward()</c>, <c>autograd.grad()</c> and <c>Gradients.Of()</c> throw an exception
/// that says so, with the original one inside; here it is found even where it could not be thrown.
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
        return exception is SavedTensorException ? exception.Message : $"{operation}: the backward pass failed with {exception.GetType().Name}: {MessageOf(exception)}";
    }

    // The exception may be anybody's, and what it does in there too. Here nothing may be thrown.
    private static string MessageOf(Exception exception)
    {
        try
        {
            return NativeError.Brief(exception.Message);
        }
        catch (Exception other)
        {
            return $"its message cannot be read, which throws {other.GetType().Name}";
        }
    }
}
