using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>The files of a project: half of its ops are from the catalogue, half have scalar methods of 5 to 30 lines. No two are the same.</summary>
internal static class ProjectFiles
{
    public const int MethodsOfAFile = 10;

    /// <summary>What scalar methods of many files call.</summary>
    public static string Helpers => OpsSource.Of("Neurons", """
        public const float Rest = 0.05f;

        public static float Leak(float v, float x, float decay) => decay * v + (1 - decay) * (x + Rest);

        public static float Reset(float h, float s, float threshold)
        {
            var kept = Surrogate.Detach(s);
            return h - threshold * kept;
        }

        public static float SoftPlus(float x) => x > 20 ? x : Surrogate.Log1p(MathF.Exp(x));
        """);

    /// <summary>A file of ten annotated methods. <paramref name="edit"/> changes a number in one of the scalar methods.</summary>
    public static string Annotated(int file, int edit) => OpsSource.Of(
        Format.Invariant($"Ops{file}"), string.Join("\n\n", Catalogue(file).Concat(Scalars(file, edit))));

    /// <summary>A file that has nothing to do with ops. <paramref name="edit"/> changes a number in a body.</summary>
    public static string Plain(int file, int edit) => Format.Invariant($$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Measured;

        internal sealed class Plain{{file}}
        {
            private readonly List<double> _values = [];

            public int Edits => {{edit}};

            public void Add(double value) => _values.Add(Math.Clamp(value, 0, {{file + 1}}));

            public double Mean() => _values.Count == 0 ? 0 : _values.Average();
        }

        """);

    private static string[] Catalogue(int file) =>
    [
        Format.Invariant($"""
            [Surrogate(Step, ATan, k: {2 + file})]
            public static partial Tensor Spike(Tensor v, float threshold);
            """),
        Format.Invariant($"""
            [Surrogate(Step, Sigmoid, k: {4 + file}, Clip: 1)]
            public static partial Tensor Learned(Tensor v, Tensor threshold);
            """),
        Format.Invariant($"""
            [Surrogate(StrictStep, {(file % 2 == 0 ? "Triangle" : "FastSigmoid")}, k: {1 + file})]
            public static partial Tensor Fire(Tensor v);
            """),
        Format.Invariant($"""
            [Surrogate({(file % 2 == 0 ? "Round" : "Sign")}, Straight)]
            public static partial Tensor Binary(Tensor x);
            """),
        Format.Invariant($"""
            [Surrogate(Quantize, Min = -{8 + file}, Max = {7 + file})]
            public static partial Tensor Quantized(Tensor x, Tensor step);
            """),
    ];

    private static string[] Scalars(int file, int edit) =>
    [
        ScalarMethods.Leaky(1 + (0.001 * edit) + (0.01 * file)),
        ScalarMethods.Adaptive(0.5 + (0.001 * file)),
        ScalarMethods.Quantizer(1 + file),
        ScalarMethods.Bursting(0.02 + (0.001 * file)),
        ScalarMethods.Substeps(3 + (file % 3), 0.1 + (0.001 * file)),
    ];
}
