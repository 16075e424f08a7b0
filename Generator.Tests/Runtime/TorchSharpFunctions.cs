using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>2 x; like every function of TorchSharp's own, its backward pass clears the native error.</summary>
internal sealed class Twice : torch.autograd.SingleTensorFunction<Twice>
{
    public override string Name => nameof(Twice);

    public override Tensor forward(torch.autograd.AutogradContext context, params object[] inputs) => (Tensor)inputs[0] * 2;

    public override List<Tensor> backward(torch.autograd.AutogradContext context, Tensor gradient) => [gradient * 2];
}

/// <summary>2 x; its backward pass calls an op.</summary>
internal sealed class Thresholded : torch.autograd.SingleTensorFunction<Thresholded>
{
    public override string Name => nameof(Thresholded);

    public override Tensor forward(torch.autograd.AutogradContext context, params object[] inputs) => (Tensor)inputs[0] * 2;

    public override List<Tensor> backward(torch.autograd.AutogradContext context, Tensor gradient) => [TestOps.GeNumber(gradient * 2, 0)];
}

/// <summary>2 x; its backward pass runs another one, and so on. The innermost of them is the test's.</summary>
internal sealed class Nested : torch.autograd.SingleTensorFunction<Nested>
{
    // At a depth of 60.
    private const int Most = 61;

    private static Action<Tensor>? _innermost;
    private static int _depth;

    public override string Name => nameof(Nested);

    public override Tensor forward(torch.autograd.AutogradContext context, params object[] inputs) => (Tensor)inputs[0] * 2;

    public override List<Tensor> backward(torch.autograd.AutogradContext context, Tensor gradient)
    {
        _depth++;
        using (torch.enable_grad())
        {
            var leaf = torch.ones(2, requires_grad: true);
            if (_depth < Most)
            {
                torch.autograd.grad([apply(leaf).sum()], [leaf]);
            }
            else
            {
                _innermost!(leaf);
            }
        }

        return [gradient * 2];
    }

    /// <summary>Runs passes inside of passes until they move to a thread of the engine's own, and there one more.</summary>
    public static void Run(Action<Tensor> innermost)
    {
        (_innermost, _depth) = (innermost, 0);
        using var leaf = torch.ones(2, requires_grad: true);
        apply(leaf).sum().backward();
    }
}
