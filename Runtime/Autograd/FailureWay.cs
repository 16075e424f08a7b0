namespace Surrogates.Autograd;

/// <summary>How a failed pass comes to its caller.</summary>
internal enum FailureWay
{
    /// <summary>It goes on with gradients that are NaN, and leaves a native error behind: at its end, or, where libtorch calls nobody then, before any other custom function that may clear it.</summary>
    LeftError,

    /// <summary>It is stopped, and the error of libtorch has the number of the failure.</summary>
    NumberedStop,

    /// <summary>It is stopped, and the error of libtorch says nothing of the failure.</summary>
    Stop,
}
