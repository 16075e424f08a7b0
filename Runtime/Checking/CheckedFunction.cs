using Surrogates.Autograd;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Checking;

/// <summary>A function that is called again and again near one point, with the same random numbers each time.</summary>
internal sealed class CheckedFunction
{
    private readonly Func<Tensor[], Tensor[]> _function;
    private readonly StandIns _standIns;
    private readonly Tensor _random;

    /// <summary>Calls a function for the first time.</summary>
    /// <param name="function">The function.</param>
    /// <param name="inputs">The point.</param>
    /// <param name="standIns">What makes differences of its ops; nothing has been run with it.</param>
    /// <param name="random">The state of torch's default generator for each call.</param>
    public CheckedFunction(Func<Tensor[], Tensor[]> function, Tensor[] inputs, StandIns standIns, Tensor random)
    {
        _function = function;
        _standIns = standIns;
        _random = random;
        Inputs = inputs;
        Moved = [.. Enumerable.Range(0, inputs.Length).Where(i => inputs[i].requires_grad)];
        Operands = [.. inputs.Select(static input => input.requires_grad ? Leaf(input.detach().clone()) : input)];
        var outputs = Call(Operands);
        Compared = [.. Enumerable.Range(0, outputs.Length).Where(i => outputs[i].requires_grad)];
        Outputs = [.. Compared.Select(i => outputs[i])];
    }

    public Tensor[] Inputs { get; }

    /// <summary>The positions of the inputs that are differentiated by.</summary>
    public int[] Moved { get; }

    /// <summary>What the first call got: leaves of its graph where it is differentiated.</summary>
    public Tensor[] Operands { get; }

    /// <summary>The positions of the outputs that are differentiated.</summary>
    public int[] Compared { get; }

    /// <summary>What the first call gave, of those.</summary>
    public Tensor[] Outputs { get; }

    /// <summary>The outputs that are differentiated, where one input is another.</summary>
    /// <exception cref="InvalidOperationException">They have another shape than the first time.</exception>
    public Tensor[] At(int input, Tensor value)
    {
        var outputs = Call([.. Inputs.Select((other, i) => i == input ? Leaf(value) : other.requires_grad ? Leaf(other.detach().clone()) : other)]);
        Tensor[] compared = [.. Compared.Where(i => i < outputs.Length).Select(i => outputs[i])];
        return compared.Length == Outputs.Length && compared.Zip(Outputs).All(static pair => pair.First.shape.AsSpan().SequenceEqual(pair.Second.shape))
            ? compared
            : throw new InvalidOperationException("The function has given outputs of other shapes than the first time.");
    }

    private static Tensor Leaf(Tensor tensor) => tensor.requires_grad_();

    private Tensor[] Call(Tensor[] operands)
    {
        torch.Generator.Default.set_state(_random);
        return _standIns.Run(() => _function(operands));
    }
}
