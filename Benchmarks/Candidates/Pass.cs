using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>
/// A forward and a backward pass of a candidate, the same way for all of them: the gradients of the inputs are asked for, and a
/// dispose scope lets go of everything at the end, as the scope around a training step does.
/// </summary>
internal sealed class Pass
{
    private readonly Candidate _candidate;
    private readonly Inputs _inputs;
    private readonly Tensor[] _outputs;
    private readonly Tensor[] _differentiated;
    private readonly Tensor[] _gradients;

    public Pass(Candidate candidate, Inputs inputs)
    {
        _candidate = candidate;
        _inputs = inputs;
        _outputs = new Tensor[candidate.Outputs];
        _differentiated = candidate.Outputs == 1 ? [inputs.X] : [inputs.X, inputs.V];
        _gradients = candidate.Outputs == 1 ? [inputs.Gradient] : [inputs.Gradient, inputs.OtherGradient];
    }

    public void Run()
    {
        using var scope = NewDisposeScope();
        Forward();
        if (!_candidate.IsForwardOnly)
        {
            Backward();
        }
    }

    /// <summary>The outputs; they join the current dispose scope.</summary>
    public IReadOnlyList<Tensor> Forward()
    {
        _candidate.Forward(_inputs, _outputs);
        return _outputs;
    }

    /// <summary>The gradients of the inputs after <see cref="Forward"/>; they join the current dispose scope.</summary>
    public IList<Tensor> Backward() => autograd.grad(_outputs, _differentiated, _gradients);
}
