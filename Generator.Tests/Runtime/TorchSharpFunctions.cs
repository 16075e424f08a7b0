using Surrogates.Autograd;
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

/// <summary>2 x; its backward pass runs another one, and so on, and the innermost of them fails.</summary>
internal sealed class Nested : torch.autograd.SingleTensorFunction<Nested>
{
    private const int Most = 61;

    public static int Depth { get; set; }

    public static Tensor? Innermost { get; private set; }

    public override string Name => nameof(Nested);

    public override Tensor forward(torch.autograd.AutogradContext context, params object[] inputs) => (Tensor)inputs[0] * 2;

    public override List<Tensor> backward(torch.autograd.AutogradContext context, Tensor gradient)
    {
        Depth++;
        using (torch.enable_grad())
        {
            var leaf = torch.ones(2, requires_grad: true);
            if (Depth < Most)
            {
                torch.autograd.grad([apply(leaf).sum()], [leaf]);
            }
            else
            {
                FailingFunction.FailsBackward = true;
                Innermost = torch.autograd.grad([Function<FailingFunction>.Apply([leaf]).sum()], [leaf])[0].DetachFromDisposeScope();
            }
        }

        return [gradient * 2];
    }
}
