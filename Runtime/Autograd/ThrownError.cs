using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>
/// What TorchSharp throws for a native error of ours. The exception is seen before anybody can catch it: it gets the message of the
/// failure, and the original exception with its stack inside. That it is thrown is also the only sign that the caller has heard of it.
/// </summary>
internal static class ThrownError
{
    private static int _isListening;

    /// <summary>Has exceptions looked at from now on.</summary>
    public static void Listen()
    {
        if (Interlocked.Exchange(ref _isListening, 1) == 0)
        {
            AppDomain.CurrentDomain.FirstChanceException += OnException;
        }
    }

    /// <summary>Leaves an error behind for the caller of the pass. Must be the last native call of a callback.</summary>
    public static void Leave(LeftError error)
    {
        Listen();
        NativeError.Leave(error);
    }

    private static void OnException(object? sender, FirstChanceExceptionEventArgs arguments)
    {
        var thrown = arguments.Exception;
        if (thrown.GetType() != typeof(ExternalException))
        {
            return;
        }

        var left = LeftError.In(thrown.Message);
        var number = left is null ? PassStop.NumberIn(thrown.Message) : left.Value.Number;
        var failure = number is null ? PendingFailures.TakeStopped() : PendingFailures.Take(number.Value);
        if (ThrownException.IsAvailable && (failure?.Message ?? left?.Text) is { } message)
        {
            ThrownException.Change(thrown, message, failure?.Exception);
        }
    }
}
