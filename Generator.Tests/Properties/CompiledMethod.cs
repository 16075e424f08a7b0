using System.Reflection;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>The results of a scalar method; the second is 0 where it has one only.</summary>
internal delegate (double R, double S) Scalar(double x, double y, double n, int m);

/// <summary>A scalar method that was compiled.</summary>
/// <param name="Method">What it was compiled from.</param>
/// <param name="Op">The op.</param>
/// <param name="Exact">The method in double precision.</param>
/// <param name="Own">The method as it is written.</param>
/// <param name="Mismatch">Where the compiler says that the derivative is not the slope; null if it does not.</param>
internal sealed record CompiledMethod(ScalarMethod Method, MethodInfo Op, Scalar Exact, Scalar Own, string? Mismatch)
{
    /// <summary>What the results count in the gradients.</summary>
    public static double[] Weights { get; } = [1, -0.625];

    /// <summary>The op at the method's points.</summary>
    public OpNumbers Run(ScalarType type)
    {
        using var scope = NewDisposeScope();
        Tensor[] operands =
        [
            tensor(Method.Points.Select(static point => point.X).ToArray()).to(type).requires_grad_(),
            tensor(Method.Points.Select(static point => point.Y).ToArray()).to(type).requires_grad_(),
        ];
        var results = Op.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. operands, Method.IsSingle ? (object)(float)Method.Number : Method.Number, Method.Integer], null) switch
        {
            ValueTuple<Tensor, Tensor> both => [both.Item1, both.Item2],
            var one => (Tensor[])[(Tensor)one!],
        };
        var weights = results.Zip(Weights, static (result, weight) => full_like(result, weight)).ToArray();
        var gradients = autograd.grad(results, operands, weights);
        return new OpNumbers([.. results.Select(Doubles)], [.. gradients.Select(Doubles)]);
    }

    /// <summary>What <see cref="Run"/> differentiates.</summary>
    public double Weighted(double x, double y)
    {
        var (r, s) = Exact(x, y, Method.Number, Method.Integer);
        return (Weights[0] * r) + (Weights[1] * s);
    }

    private static double[] Doubles(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
}

/// <summary>What an op gives.</summary>
/// <param name="Results">Its results.</param>
/// <param name="Gradients">The gradients of <see cref="CompiledMethod.Weights"/> times them by x and y.</param>
internal sealed record OpNumbers(double[][] Results, double[][] Gradients)
{
    public IEnumerable<double[]> All => Results.Concat(Gradients);
}
