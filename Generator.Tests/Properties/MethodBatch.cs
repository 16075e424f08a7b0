using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Scalar methods with the ops that are made from them, compiled at once.</summary>
internal static class MethodBatch
{
    public static IReadOnlyList<CompiledMethod> Compile(IReadOnlyList<ScalarMethod> methods)
    {
        var source = "using System;\n" + Sources.Ops(string.Join("\n\n", methods.Select(Declarations).Append(ScalarExpressions.Helpers).Append(ScalarConstructs.Helpers)));

        // That an operand may be unused, or a gradient lost, is what a random method is like.
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Broken, Documentation = false }, source);
        RunChecks.Fail(run.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), "is rejected", run.Result);
        var proven = run.Output.WithAnalyzers([new GradientCheckAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        var mismatches = proven.Where(static diagnostic => diagnostic.Id == "SURR301").Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).ToArray();
        var ops = run.Load().GetType("Demo.Ops", throwOnError: true)!;
        return [.. methods.Select((method, i) => new CompiledMethod(
            method,
            ops.GetMethod($"F{i}", [typeof(Tensor), typeof(Tensor), method.IsSingle ? typeof(float) : typeof(double), typeof(int)])!,
            ops.GetMethod($"Exact{i}")!.CreateDelegate<Scalar>(),
            ops.GetMethod($"Own{i}")!.CreateDelegate<Scalar>(),
            mismatches.FirstOrDefault(message => message.Contains($"'F{i}'", StringComparison.Ordinal))))];
    }

    // The op is made from F; Own and Exact call F and its copy in double precision.
    private static string Declarations(ScalarMethod method, int i)
    {
        var tensors = method.HasTwoResults ? "(Tensor r, Tensor s)" : "Tensor";
        var number = method.IsSingle ? "(float)" : "";
        return $$"""
            [Surrogate]
            public static partial {{tensors}} F{{i}}(Tensor x, Tensor y, {{(method.IsSingle ? "float" : "double")}} n, int m);

            {{method.Declaration($"F{i}", method.IsSingle)}}

            {{method.Declaration($"G{i}", isSingle: false)}}

            public static (double, double) Own{{i}}(double x, double y, double n, int m) => {{Both(method, $"F{i}({number}x, {number}y, {number}n, m)")}};

            public static (double, double) Exact{{i}}(double x, double y, double n, int m) => {{Both(method, $"G{i}(x, y, n, m)")}};
            """;
    }

    private static string Both(ScalarMethod method, string call) => method.HasTwoResults ? call : $"({call}, 0)";
}

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
    /// <summary>The op at the method's points: the results, and the gradients of <see cref="Weights"/> times them by x and y.</summary>
    public (double[][] Results, double[][] Gradients) Run(ScalarType type)
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
        return ([.. results.Select(Doubles)], [.. gradients.Select(Doubles)]);
    }

    /// <summary>What the results count in the gradients.</summary>
    public static double[] Weights { get; } = [1, -0.625];

    /// <summary>What <see cref="Run"/> differentiates.</summary>
    public double Weighted(double x, double y)
    {
        var (r, s) = Exact(x, y, Method.Number, Method.Integer);
        return (Weights[0] * r) + (Weights[1] * s);
    }

    private static double[] Doubles(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
}
