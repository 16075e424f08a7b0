using Surrogates.Evaluation;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Autograd;

/// <summary>What a callback of the backward pass does when it fails.</summary>
internal static unsafe class CallbackFailure
{
    /// <summary>Keeps a failure for the caller of the pass; if the pass has failed before, it is told of the first.</summary>
    /// <param name="state">The call that failed.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="stop">How this kind of node can stop a pass.</param>
    public static PassFailure Keep(BackwardState state, Exception exception, FailureWay stop)
    {
        var operation = state.Operator.Signature.Name;
        var message = BackwardFailure.Record(operation, exception);
        ThrownError.Listen();
        if (PendingFailures.OfThisPass is { } first)
        {
            return first;
        }

        var failure = PendingFailures.Add(operation, exception, message, PassStop.IsPossible ? stop : FailureWay.LeftError);
        if (failure.Way == FailureWay.LeftError && !PendingFailures.IsCollecting)
        {
            PassEnd.Queue(&LeaveAtTheEnd, failure.Number);
        }

        return failure;
    }

    /// <summary>Leaves an error behind where the pass goes on. Must be the last native call of a callback.</summary>
    public static void Leave(PassFailure? failure)
    {
        if (failure is { Way: FailureWay.LeftError } && !PendingFailures.IsCollecting)
        {
            ThrownError.Leave(new(failure.Number, failure.Message));
        }
    }

    // What other custom functions have cleared is left once more, after the last of them.
    private static void LeaveAtTheEnd(int number)
    {
        if (PendingFailures.Of(number) is { } failure)
        {
            ThrownError.Leave(new(number, failure.Message));
        }
    }

    /// <summary>Results of a callback of which nothing came.</summary>
    /// <remarks>
    /// NaN, so that nobody trains on quietly if the failure should get lost, and a type that libtorch refuses where the pass is to be
    /// stopped. They take no memory. If even that fails they stay undefined; the engine takes that, but never a wrong number of them.
    /// </remarks>
    public static void Fill(BackwardState state, PassFailure failure, Span<nint> results)
    {
        TensorHandle.Delete(results);
        try
        {
            using var scope = torch.NewDisposeScope();
            using var noGrad = torch.no_grad();
            var type = failure.Way == FailureWay.Stop ? torch.ScalarType.ComplexFloat32 : state.Type;
            var value = HeldNumber.Full([], GraphTask.ChecksForNaN ? 0 : double.NaN, type, new torch.Device(state.DeviceType, state.DeviceIndex));
            TensorHandle.Share([.. Enumerable.Range(0, state.Operator.Signature.Count).Where(state.IsNeeded).Select(i => value.expand(state.Sizes(i).ToArray()))], results);
        }
        catch (Exception)
        {
        }
    }
}
