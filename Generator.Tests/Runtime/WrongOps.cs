using Surrogates.Autograd;
using Surrogates.Functions;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Ops whose derivatives are wrong. Written by hand: the generator makes none.</summary>
internal static class WrongOps
{
    /// <summary>a + x * x, with 3 x for the derivative by x.</summary>
    public static Tensor Square(Tensor a, Tensor x) => Function<SquareFunction>.Apply([a, x]);

    private readonly struct SquareFunction : IFunction
    {
        static Signature IFunction.Signature { get; } = new("Tests.Square", ["a", "x"]) { SoftForward = SoftPass.Same };

        static void IFunction.Forward<T>(in Batch<T> batch)
        {
            var a = batch.Input(0);
            var x = batch.Input(1);
            var y = batch.Output(0);
            foreach (var i in batch)
            {
                y[i] = a[i] + (x[i] * x[i]);
            }
        }

        static void IFunction.Backward<T>(in Batch<T> batch)
        {
            var x = batch.Input(1);
            var gradient = batch.Gradient(0);
            var da = batch.InputGradient(0);
            var dx = batch.InputGradient(1);
            foreach (var i in batch)
            {
                (da[i], dx[i]) = (gradient[i], gradient[i] * x[i] * 3);
            }
        }
    }
}
