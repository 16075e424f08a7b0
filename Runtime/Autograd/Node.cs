using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Surrogates.Evaluation;
using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>
/// The managed half of a node in libtorch's graph. The native callbacks carry no context, so that every node has its own
/// two delegates; they are made once, and the node goes back to a pool when its native half dies.
/// </summary>
internal sealed unsafe class Node
{
    private static int _alive;

    // Kept: native code holds their addresses.
    private readonly ApplyCallback _apply;
    private readonly DeletedCallback _deleted;
    private readonly nint _applyAddress;
    private readonly nint _deletedAddress;

    private readonly BackwardState _state = new(RecordedCall.Instance);

    // Passes on several threads may come through at once, and the first that does not retain the graph lets go of what is saved.
    private readonly Lock _savedLock = new();
    private SavedTensor[] _saved = new SavedTensor[4];
    private int _savedCount;
    private NodePointer _pointer;

    // Keeps the node, whose native half has nothing but addresses of it, until the pool has no room for it.
    private GCHandle _self;

    public Node()
    {
        _self = GCHandle.Alloc(this);
        _apply = Apply;
        _deleted = Deleted;
        _applyAddress = Marshal.GetFunctionPointerForDelegate(_apply);
        _deletedAddress = Marshal.GetFunctionPointerForDelegate(_deleted);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate TensorArray ApplyCallback(nint* gradients, int count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void DeletedCallback();

    /// <summary>How many native nodes are alive.</summary>
    public static int Alive => Volatile.Read(ref _alive);

    /// <summary>Makes the outputs the results of a new node, which computes the gradients.</summary>
    /// <param name="arguments">The call.</param>
    /// <param name="tensors">The outputs, and behind them what else the call has made for its backward pass.</param>
    public static void Attach(in Arguments arguments, Span<nint> tensors)
    {
        var node = NodePool.Rent();
        try
        {
            node._state.Set(arguments);
            node._pointer = NativeNodes.Create(node._applyAddress, node._deletedAddress);
        }
        catch
        {
            NodePool.Return(node);
            throw;
        }

        // From here on the native half owns the node: if it is in no graph in the end, it dies with the shared pointer.
        Interlocked.Increment(ref _alive);
        var pointer = node._pointer;
        try
        {
            node.Connect(arguments, tensors);
        }
        finally
        {
            NativeNodes.ReleaseShared(pointer);
        }
    }

    /// <summary>Lets the collector have the node, which is in no graph and not in the pool.</summary>
    public void Release()
    {
        _self.Free();
    }

    [SkipLocalsInit]
    private void Connect(in Arguments arguments, Span<nint> tensors)
    {
        var inputs = stackalloc nint[arguments.Tensors.Length];
        var inputCount = 0;
        for (var i = 0; i < arguments.Tensors.Length; i++)
        {
            if (_state.IsNeeded(i))
            {
                inputs[inputCount++] = arguments.Tensors[i];
            }
        }

        NativeNodes.SetEdges(_pointer, inputs, inputCount);
        var count = arguments.Operator.Signature.Outputs;
        var wrapped = stackalloc nint[count];
        fixed (nint* plain = tensors)
        {
            NativeNodes.Wrap(_pointer, plain, count, wrapped);
        }

        for (var i = 0; i < count; i++)
        {
            new TensorHandle(tensors[i]).Delete();
            tensors[i] = wrapped[i];
        }

        Save(arguments.Tensors, tensors);
    }

    private void Save(ReadOnlySpan<nint> operands, ReadOnlySpan<nint> outputs)
    {
        var slots = _state.Slots;
        var places = _state.Operator.Signature.Places;
        if (_saved.Length < slots.Length)
        {
            _saved = new SavedTensor[slots.Length];
        }

        foreach (var slot in slots)
        {
            var tensor = places.IsOperand(slot.Place) ? operands[slot.Place] : outputs[places.OutputAt(slot.Place)];
            _saved[_savedCount] = SavedTensor.Of(_pointer, slot.Kind, new(tensor));
            _savedCount++;
        }
    }

    // Nothing may be thrown out of here: native frames follow.
    [SkipLocalsInit]
    private TensorArray Apply(nint* gradients, int count)
    {
        var failure = PendingFailures.OfThisPass;
        ResultBlock.ReleaseLast();
        Span<nint> results = stackalloc nint[_state.NeededCount];
        results.Clear();
        try
        {
            // A pass that has failed comes to nothing: what it would compute from here on is memory that nobody gets.
            if (failure is null)
            {
                Backward(new(gradients, count), results);
            }
        }
        catch (Exception exception)
        {
            failure = CallbackFailure.Keep(_state, exception, FailureWay.NumberedStop);
        }

        if (failure is not null and not { Way: FailureWay.NumberedStop })
        {
            CallbackFailure.Fill(_state, failure, results);
        }

        for (var i = 0; i < count; i++)
        {
            new TensorHandle(gradients[i]).Delete();
        }

        if (failure is { Way: FailureWay.NumberedStop })
        {
            TensorHandle.Delete(results);
            return PassStop.With(failure.Number);
        }

        var returned = ResultBlock.Return(results);
        CallbackFailure.Leave(failure);
        return returned;
    }

    [SkipLocalsInit]
    private void Backward(ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        Span<nint> saved = stackalloc nint[_state.Slots.Length];
        saved.Clear();
        try
        {
            Unpack(saved);
            _state.Backward(saved, gradients, results);
        }
        finally
        {
            TensorHandle.Delete(saved);
        }

        // TorchSharp's native node does not hear of it when libtorch tells nodes to let go.
        if (!GraphTask.KeepsGraph)
        {
            ReleaseSaved();
        }
    }

    private void Unpack(Span<nint> saved)
    {
        var signature = _state.Operator.Signature;
        lock (_savedLock)
        {
            if (_savedCount < saved.Length)
            {
                throw SavedTensorException.Released(signature);
            }

            for (var i = 0; i < saved.Length; i++)
            {
                try
                {
                    saved[i] = _saved[i].Unpack(_pointer).Value;
                }
                catch (InvalidOperationException exception)
                {
                    throw SavedTensorException.From(signature, signature.NameOf(_state.Slots[i].Place), exception);
                }
            }
        }
    }

    private void ReleaseSaved()
    {
        lock (_savedLock)
        {
            var count = _savedCount;
            _savedCount = 0;
            SavedRelease.Release(_saved.AsSpan(0, count));
        }
    }

    private void Deleted()
    {
        var error = NativeError.Take();
        ResultBlock.ReleaseLast();
        var pointer = _pointer;
        _pointer = default;
        NativeNodes.ReleaseWeak(pointer);
        ReleaseSaved();
        if (error is not null)
        {
            ThrownError.Leave(error.Value);
        }

        Interlocked.Decrement(ref _alive);
        NodePool.Return(this);
    }
}
