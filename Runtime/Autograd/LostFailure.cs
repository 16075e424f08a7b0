using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>
/// Failures of which nobody has heard. The native error that carries one to the caller is cleared by any other custom
/// function of the pass, and on a thread of the engine nobody asks for it: then the next call of an op reports it.
/// </summary>
internal sealed class LostFailure
{
    private readonly string _operation;
    private readonly Exception _exception;
    private readonly string _message;
    private readonly int? _pass;

    // The failure of a thread that waits for its pass, and the first one of those that do not.
    [ThreadStatic]
    private static LostFailure? _ofThread;
    private static LostFailure? _ofEngine;

    private static int _count;
    private static int _isListening;

    private LostFailure(string operation, Exception exception, string message, int? pass)
    {
        _operation = operation;
        _exception = exception;
        _message = message;
        _pass = pass;
    }

    /// <summary>Whether there may be a failure on any thread.</summary>
    public static bool Any => Volatile.Read(ref _count) != 0;

    /// <summary>The message of a failure of the running pass, which must be left behind again; null if there is none.</summary>
    public static string? OfThisPass => Any && _ofThread is { _pass: not null } failure && failure._pass == GraphTask.Identity ? failure._message : null;

    /// <summary>Remembers a failure until the caller has seen its message.</summary>
    public static void RememberUntilThrown(string operation, Exception exception, string message)
    {
        if (_ofThread is null)
        {
            Listen();
            _ofThread = new(operation, exception, message, GraphTask.Identity);
            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>Remembers a failure on a thread of the engine.</summary>
    public static void Remember(string operation, Exception exception, string message)
    {
        if (Interlocked.CompareExchange(ref _ofEngine, new(operation, exception, message, null), null) is null)
        {
            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>Throws what nobody has heard of, unless a backward pass calls.</summary>
    public static void Report()
    {
        if (!Any || GraphTask.MayBeRunning)
        {
            return;
        }

        var failure = _ofThread;
        _ofThread = null;
        failure ??= Interlocked.Exchange(ref _ofEngine, null);
        if (failure is not null)
        {
            Interlocked.Decrement(ref _count);
            throw new InvalidOperationException(
                $"An earlier backward pass failed in {failure._operation}, and the exception could not be thrown from it: the gradients of that pass are NaN. {failure._message}",
                failure._exception);
        }
    }

    // The only sign that TorchSharp has thrown the message is the exception itself.
    private static void Listen()
    {
        if (Interlocked.Exchange(ref _isListening, 1) == 0)
        {
            AppDomain.CurrentDomain.FirstChanceException += OnException;
        }
    }

    private static void OnException(object? sender, FirstChanceExceptionEventArgs arguments)
    {
        if (_ofThread is { } failure && arguments.Exception is ExternalException thrown && thrown.Message.Contains(failure._message, StringComparison.Ordinal))
        {
            _ofThread = null;
            Interlocked.Decrement(ref _count);
        }
    }
}
