using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>The failures of which the callers of their passes have not heard yet.</summary>
internal static class PendingFailures
{
    // Far fewer than there are numbers, so that each has its own. Failures that nobody ever hears of are forgotten.
    private const int Most = PassStop.Numbers / 2;

    private static readonly List<PassFailure> Failures = [];
    private static readonly Lock FailuresLock = new();

    private static volatile bool _any;
    private static int _lastNumber;

    // Whether the thread has called ops from outside of passes: the engine's own threads never do.
    [ThreadStatic]
    private static bool _isCaller;

    /// <summary>Whether the caller of the pass will take the failures of this thread itself, so that no error need be left for it.</summary>
    [field: ThreadStatic]
    public static bool IsCollecting { get; set; }

    /// <summary>The failure of the pass that runs on the thread, or null.</summary>
    public static PassFailure? OfThisPass => _any ? FindOfThisPass() : null;

    /// <summary>Keeps a failure of the running pass until its caller has heard of it.</summary>
    public static PassFailure Add(string operation, Exception exception, string message, FailureWay way)
    {
        var failure = new PassFailure
        {
            Operation = operation,
            Exception = exception,
            Message = message,
            Way = way,
            Thread = _isCaller ? Environment.CurrentManagedThreadId : null,
        };
        lock (FailuresLock)
        {
            failure.Number = _lastNumber = (_lastNumber + 1) % PassStop.Numbers;
            if (Failures.Count == Most)
            {
                Failures.RemoveAt(0);
            }

            Failures.Add(failure);
            _any = true;
        }

        return failure;
    }

    /// <summary>The failure of a number; null if its caller has heard of it.</summary>
    public static PassFailure? Of(int number)
    {
        return Find(failure => failure.Number == number, takes: false);
    }

    /// <summary>The failure of a number, which its caller hears of now.</summary>
    public static PassFailure? Take(int number)
    {
        return Find(failure => failure.Number == number, takes: true);
    }

    /// <summary>The failure that has stopped a pass which the thread has just called.</summary>
    public static PassFailure? TakeStopped()
    {
        var (pass, thread) = (GraphTask.Identity, Environment.CurrentManagedThreadId);
        return Find(failure => failure.Way == FailureWay.Stop && failure.Thread == thread && failure.Pass != pass, takes: true);
    }

    /// <summary>A failure on this thread, or else on one of the engine's, that has reached nobody and will not any more.</summary>
    public static PassFailure? TakeLost()
    {
        var (pass, thread) = (GraphTask.Identity, Environment.CurrentManagedThreadId);
        return Find(failure => IsLost(failure) && failure.Thread == thread, takes: true) ?? Find(failure => IsLost(failure) && failure.Thread is null, takes: true);

        bool IsLost(PassFailure failure) => failure.Way == FailureWay.LeftError && (pass is null || failure.Pass != pass);
    }

    /// <summary>Throws what nobody has heard of, unless a backward pass calls, out of which nothing may be thrown.</summary>
    public static void Report()
    {
        if ((_isCaller && !_any) || GraphTask.MayBeRunning)
        {
            return;
        }

        _isCaller = true;
        if (_any && TakeLost() is { } failure)
        {
            throw new InvalidOperationException(
                $"An earlier backward pass failed in {failure.Operation}, and the exception could not be thrown from it: the gradients of that pass are NaN. {failure.Message}",
                failure.Exception);
        }
    }

    // Apart: what a lambda needs would be made on every call.
    private static PassFailure? FindOfThisPass()
    {
        var (pass, thread) = (GraphTask.Identity, Environment.CurrentManagedThreadId);
        return Find(failure => failure.Pass == pass && (pass is not null || failure.Thread == thread), takes: false);
    }

    private static PassFailure? Find(Predicate<PassFailure> predicate, bool takes)
    {
        lock (FailuresLock)
        {
            var failure = Failures.Find(predicate);
            if (takes && failure is not null)
            {
                Failures.Remove(failure);
                _any = Failures.Count > 0;
            }

            return failure;
        }
    }
}
