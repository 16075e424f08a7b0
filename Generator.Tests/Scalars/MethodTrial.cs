using Microsoft.CodeAnalysis;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Numerics;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Scalar methods of two doubles, compiled at once with their ops: these compute what the methods do as plain C#.</summary>
internal sealed class MethodTrial
{
    // Nothing that a method decides by, and each a few steps of the slopes from it.
    private static readonly double[] X = [-3.2173, -1.0937, -0.6119, 0.0531, 0.3079, 0.9187, 1.4363, 2.2811, 3.7291];
    private static readonly double[] Y = [0.7411, -0.4153, 1.8767, 0.2389, -2.6461, 1.2113, 0.4297, -0.8219, 2.0943];

    // Relative to 1 and the value: factors that are constants are multiplied first, and functions are off by two units in the last place,
    // each of which later roundings may double.
    private const double Rounding = 1e-14;

    // Central differences, see Slopes; second derivatives are small here.
    private const double Difference = 1e-6;

    private readonly Lazy<Type> _ops;

    /// <param name="members">What the methods use.</param>
    /// <param name="bodies">The bodies of the methods.</param>
    public MethodTrial(string members, IReadOnlyList<string> bodies) => _ops = new(() => Compile(members, bodies));

    /// <summary>Compares an op with its method: values, on lanes and on torch operations, and gradients with slopes.</summary>
    public void Check(int index)
    {
        using var scope = NewDisposeScope();
        var scalar = _ops.Value.GetMethod($"F{index}", [typeof(double), typeof(double)])!.CreateDelegate<Func<double, double, double>>();
        var op = _ops.Value.GetMethod($"F{index}", [typeof(Tensor), typeof(Tensor)])!.CreateDelegate<Func<Tensor, Tensor, Tensor>>();
        double[] expected = [.. X.Zip(Y, scalar)];
        foreach (var lanes in new[] { true, false })
        {
            using var use = LaneUse.Of(lanes);
            var (x, y) = (tensor(X, requires_grad: true), tensor(Y, requires_grad: true));
            var z = op(x, y);
            Assert.All(expected.Zip(z.data<double>().ToArray()), static pair => Assert.Equal(pair.First, pair.Second, Rounding * Math.Max(1, Math.Abs(pair.First))));
            var gradients = autograd.grad([z.sum()], [x, y]);
            var (byX, byY) = (gradients[0].data<double>().ToArray(), gradients[1].data<double>().ToArray());
            for (var i = 0; i < X.Length; i++)
            {
                AssertSlope(at => scalar(at, Y[i]), X[i], byX[i]);
                AssertSlope(at => scalar(X[i], at), Y[i], byY[i]);
            }
        }
    }

    /// <summary>What the compiler says of a method with such a body.</summary>
    public static IEnumerable<string> Refusals(string members, string body) => GeneratorRun.Of(new RunOptions { Expected = Expected.Broken }, Source(members, [body])).Diagnostics
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");

    private static void AssertSlope(Func<double, double> function, double at, double actual)
    {
        var slope = Slopes.Of(function, at);
        Assert.NotNull(slope);
        Assert.Equal(slope.Value, actual, Difference * Slopes.Scale(function(at), slope.Value));
    }

    // That y may be unused is known.
    private static Type Compile(string members, IReadOnlyList<string> bodies)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Broken }, Source(members, bodies));
        RunChecks.Fail(run.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), "is rejected", run.Result);
        return run.Load().GetType("Demo.Ops", throwOnError: true)!;
    }

    private static string Source(string members, IReadOnlyList<string> bodies) => "using System;\nusing System.Collections.Immutable;\nusing System.Diagnostics;\nusing System.Numerics;\n" + Sources.Ops(members + "\n\n" + string.Join("\n\n", bodies.Select(static (body, i) => $$"""
        [Surrogate]
        public static partial Tensor F{{i}}(Tensor x, Tensor y);

        public static double F{{i}}(double x, double y)
        {
            {{body}}
        }
        """)));
}
