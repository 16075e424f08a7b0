using Surrogates.Evaluation;
using Surrogates.Functions;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>
/// Makes ops the functions whose slopes their gradients are, so that differences can be taken of whatever is composed of them. In a first
/// run they give what they always do, and that is kept. In later runs each call gives what it gave then, and what its soft forward pass
/// has changed by since: the values are the hard ones, the slopes those of the stand-ins.
/// </summary>
/// <remarks>It holds for the run, on the thread and wherever the run goes on asynchronously. A call without a gradient is left alone.</remarks>
internal sealed class StandIns : IDisposable
{
    private static readonly AsyncLocal<StandIns?> OfThisFlow = new();

    // Asked by every call of an op.
    private static int _running;

    private readonly Lock _callsLock = new();
    private readonly List<FirstCall> _calls = [];
    private bool _isFirst = true;
    private int _next;

    /// <summary>What the ops that have taken part are called, of those whose stand-ins are not the forward pass itself.</summary>
    public IEnumerable<string> Operations => _calls.Select(static call => call.Operator.Signature.Name).Distinct();

    /// <summary>Changes the outputs of a call that gets a node, if it is part of a run.</summary>
    public static void Change(in Arguments arguments, Span<nint> outputs)
    {
        if (Volatile.Read(ref _running) != 0 && OfThisFlow.Value is { } standIns && arguments.Operator.Signature.SoftForward != SoftPass.Same)
        {
            standIns.ChangeCall(arguments, outputs);
        }
    }

    /// <summary>The pass with the stand-ins.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static Pass PassOf(Signature signature) => signature.SoftForward switch
    {
        SoftPass.Same => Pass.Forward,
        SoftPass.Separate => Pass.SoftForward,
        _ => throw new NotSupportedException(
            $"{signature.Name} has no soft forward pass, so that no differences can be taken of it: a hard operation in it has a derivative without a stand-in, or Surrogate.Detach keeps gradients from passing."),
    };

    /// <summary>Runs something that calls ops; the first time, what they give is kept.</summary>
    /// <exception cref="InvalidOperationException">It has called other ops than the first time.</exception>
    public T Run<T>(Func<T> function)
    {
        var before = OfThisFlow.Value;
        OfThisFlow.Value = this;
        Interlocked.Increment(ref _running);
        _next = 0;
        try
        {
            var result = function();
            return _isFirst || _next == _calls.Count ? result : throw OtherCalls();
        }
        finally
        {
            _isFirst = false;
            Interlocked.Decrement(ref _running);
            OfThisFlow.Value = before;
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _calls.SelectMany(static call => call.Hard.Concat(call.Soft)))
        {
            tensor.Dispose();
        }
    }

    private static InvalidOperationException OtherCalls() => new(
        "The op has called other ops, or ops of other shapes, than the first time: no differences can be taken where control flow depends on the values, or where ops run in any order on several threads.");

    private static Tensor[] Wrap(ReadOnlySpan<nint> handles)
    {
        var tensors = new Tensor[handles.Length];
        for (var i = 0; i < handles.Length; i++)
        {
            tensors[i] = new TensorHandle(handles[i]).Wrap();
        }

        return tensors;
    }

    private void ChangeCall(in Arguments arguments, Span<nint> outputs)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var handles = new nint[outputs.Length];
        arguments.Evaluator.Forward(PassOf(arguments.Operator.Signature), arguments, handles);
        var soft = Wrap(handles);
        lock (_callsLock)
        {
            if (_isFirst)
            {
                // The outputs are the caller's, who may change them.
                Keep(arguments.Operator, outputs, soft);
            }
            else
            {
                Replace(arguments.Operator, outputs, soft);
            }
        }
    }

    private void Keep(Operator op, ReadOnlySpan<nint> outputs, Tensor[] soft)
    {
        var hard = new Tensor[outputs.Length];
        for (var i = 0; i < hard.Length; i++)
        {
            hard[i] = new TensorHandle(outputs[i]).Share().Wrap().clone().DetachFromDisposeScope();
            soft[i].DetachFromDisposeScope();
        }

        _calls.Add(new(op, hard, soft));
    }

    private void Replace(Operator op, Span<nint> outputs, Tensor[] soft)
    {
        if (_next == _calls.Count || _calls[_next] is not { } first || first.Operator != op || !first.Soft.Zip(soft).All(static pair => pair.First.shape.AsSpan().SequenceEqual(pair.Second.shape)))
        {
            throw OtherCalls();
        }

        _next++;
        for (var i = 0; i < outputs.Length; i++)
        {
            // In this order it is exactly the first value where nothing has changed.
            using var changed = HeldNumber.Add(first.Hard[i], soft[i] - first.Soft[i]);
            var output = new TensorHandle(changed.Handle).Share();
            new TensorHandle(outputs[i]).Delete();
            outputs[i] = output.Value;
        }
    }

    private sealed record FirstCall(Operator Operator, Tensor[] Hard, Tensor[] Soft);
}
