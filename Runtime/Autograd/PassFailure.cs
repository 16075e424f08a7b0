using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>A failure of a pass, until the caller has heard of it.</summary>
internal sealed class PassFailure
{
    public required string Operation { get; init; }

    public required Exception Exception { get; init; }

    /// <summary>What the caller is told.</summary>
    public required string Message { get; init; }

    public required FailureWay Way { get; init; }

    /// <summary>The pass; null if libtorch does not tell.</summary>
    public int? Pass { get; } = GraphTask.Identity;

    /// <summary>The thread that calls passes, if it was one of those; else a thread of the engine has failed for another.</summary>
    public int? Thread { get; init; }

    /// <summary>Tells it from the others that are pending.</summary>
    public int Number { get; set; }
}
