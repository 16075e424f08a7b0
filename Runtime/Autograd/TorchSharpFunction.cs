using System.Runtime.InteropServices;
using Surrogates.Evaluation;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>An op on TorchSharp's own function class: the same results and errors, without the pooled nodes.</summary>
internal sealed class TorchSharpFunction : torch.autograd.MultiTensorFunction<TorchSharpFunction>
{
    private const string Key = "state";

    // The class passes tensors and objects, and needs a gradient for each: what is no tensor takes this way.
    [ThreadStatic]
    private static Pending? _pending;

    public override string Name => nameof(TorchSharpFunction);

    /// <summary>Makes the outputs the results of a new node, which computes the gradients.</summary>
    /// <param name="arguments">The call.</param>
    /// <param name="tensors">The outputs, and behind them what else the call has made for its backward pass.</param>
    public static void Attach(in Arguments arguments, Span<nint> tensors)
    {
        using var scope = torch.NewDisposeScope();
        var state = new BackwardState(RecordedCall.Instance);
        state.Set(arguments);
        var plain = new Tensor[tensors.Length];
        for (var i = 0; i < plain.Length; i++)
        {
            // From here on it is the scope's.
            plain[i] = new TensorHandle(tensors[i]).Wrap();
            tensors[i] = 0;
        }

        var pending = new Pending(new Call(state), plain, new Tensor?[arguments.Tensors.Length]);
        var inputs = new List<object>();
        for (var i = 0; i < arguments.Tensors.Length; i++)
        {
            if (arguments.Tensors[i] == 0)
            {
                continue;
            }

            pending.Operands[i] = new TensorHandle(arguments.Tensors[i]).Share().Wrap();
            if (state.IsNeeded(i))
            {
                inputs.Add(pending.Operands[i]!);
            }
        }

        // Whatever is thrown out of the function's own forward pass leaves a native node behind, and what it refers to.
        pending.Hold();
        _pending = pending;
        var results = apply([.. inputs]);
        TensorHandle.Share(results, tensors);
    }

    public override List<Tensor> forward(torch.autograd.AutogradContext context, params object[] inputs)
    {
        var pending = _pending!;
        _pending = null;
        context.set_materialize_grads(false);
        context.save_data(Key, pending.Call);
        context.save_for_backward([.. pending.Saved]);
        return [.. pending.Outputs.Take(pending.Call.State.Operator.Signature.Outputs)];
    }

    public override List<Tensor> backward(torch.autograd.AutogradContext context, List<Tensor> gradients)
    {
        var failure = PendingFailures.OfThisPass;
        var call = (Call)context.get_data(Key);
        var state = call.State;
        var results = new nint[state.NeededCount];
        try
        {
            // A pass that has failed comes to nothing: what it would compute from here on is memory that nobody gets.
            if (failure is null)
            {
                Compute(call, context, gradients, results);
            }
        }
        catch (Exception exception)
        {
            failure = CallbackFailure.Keep(state, exception, FailureWay.Stop);
        }

        if (failure is not null)
        {
            CallbackFailure.Fill(state, failure, results);
        }

        List<Tensor> tensors = [.. results.Select(static handle => new TensorHandle(handle).Wrap())];
        CallbackFailure.Leave(failure);
        return tensors;
    }

    private static void Compute(Call call, torch.autograd.AutogradContext context, List<Tensor> gradients, Span<nint> results)
    {
        var state = call.State;
        var variables = Unpack(call, context);
        var saved = variables.Take(state.Slots.Length).Select(static variable => variable.Handle).ToArray();
        var incoming = gradients.Select(static gradient => gradient.IsInvalid ? 0 : gradient.Handle).ToArray();
        state.Backward(saved, incoming, results);
        variables.ForEach(static variable => variable.Dispose());
        gradients.ForEach(static gradient => gradient.Dispose());
        if (!GraphTask.KeepsGraph && !state.Slots.IsEmpty)
        {
            call.IsReleased = true;
            context.Dispose();
        }
    }

    private static List<Tensor> Unpack(Call call, torch.autograd.AutogradContext context)
    {
        var state = call.State;
        if (call.IsReleased)
        {
            throw SavedTensorException.Released(state.Operator.Signature);
        }

        try
        {
            return context.get_saved_variables();
        }
        catch (Exception exception)
        {
            var signature = state.Operator.Signature;
            var names = state.Slots.ToArray().Select(slot => signature.NameOf(slot.Place));
            throw SavedTensorException.From(signature, string.Join(" or ", names), exception);
        }
    }

    /// <summary>What the context holds of a call, beside the saved tensors, which it can only let go of all together.</summary>
    private sealed class Call(BackwardState state)
    {
        private readonly List<SavedTensor> _held = [];

        public BackwardState State { get; } = state;

        public bool IsReleased { get; set; }

        /// <summary>
        /// Holds operands once more until a tensor is gone, which the context is to save. TorchSharp lets go of what a context has saved
        /// while it is in the middle of the deletion of its node: an operand that goes there can delete the node before, and so on down a
        /// chain of any length. What is held goes in order.
        /// </summary>
        public Tensor Hold(IEnumerable<Tensor> operands)
        {
            var notice = DeletionNotice.Of(() => SavedRelease.Release(CollectionsMarshal.AsSpan(_held))).Wrap();
            foreach (var operand in operands)
            {
                _held.Add(SavedTensor.Of(default, SavedKind.Kept, new(operand.Handle)));
            }

            return notice;
        }
    }

    private sealed record Pending(Call Call, Tensor[] Outputs, Tensor?[] Operands)
    {
        /// <summary>What the context is to save. The class has one way of saving, which is good for both kinds.</summary>
        public IReadOnlyList<Tensor> Saved { get; private set; } = [];

        public void Hold()
        {
            var slots = Call.State.Slots.ToArray();
            var places = Call.State.Operator.Signature.Places;
            Saved = [.. slots.Select(slot => places.IsOperand(slot.Place) ? Operands[slot.Place]! : Outputs[places.OutputAt(slot.Place)])];
            var operands = slots.Where(slot => places.IsOperand(slot.Place)).Select(slot => Operands[slot.Place]!).ToArray();
            if (operands.Length > 0 && DeletionNotice.IsAvailable)
            {
                Saved = [.. Saved, Call.Hold(operands)];
            }
        }
    }
}
