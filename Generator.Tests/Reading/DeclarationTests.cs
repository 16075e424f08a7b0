using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>Where an annotated method may stand and how it may be declared; that the output compiles is checked by every run.</summary>
[Collection(Side.Compiler)]
public sealed class DeclarationTests
{
    [Fact]
    public Task NestedInEveryKindOfType() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        namespace Demo.Inner;

        public partial struct Outer<TKey>
            where TKey : class
        {
            internal partial record Middle<T>
            {
                private partial record struct Deep
                {
                    public partial interface ILast
                    {
                        [Surrogate(Step)]
                        public static partial Tensor Spike(Tensor v);
                    }
                }
            }
        }
        """).Driver);

    [Fact]
    public Task GlobalNamespace() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        public static partial class Ops
        {
            [Surrogate(Step)]
            public static partial Tensor Spike(Tensor v);
        }
        """).Driver);

    [Fact]
    public Task OverloadsAndTakenNames() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops("""
        private sealed class GeFunction;

        [Surrogate(Step)]
        public static partial Tensor Ge(Tensor x, float threshold);

        [Surrogate(Step)]
        public static partial Tensor Ge(Tensor x, Tensor threshold);

        public static object Taken() => new GeFunction();
        """)).Driver);

    [Fact]
    public Task KeywordsAndNamesOfTheEmittedCode() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops("""
        [Surrogate(Step)]
        public static partial Tensor @checked(Tensor @in, Tensor gradient, float k);

        [Surrogate(Step, ATan)]
        public static partial Tensor Names(Tensor Forward, Tensor batch, Tensor k);

        [Surrogate(Step)]
        public static partial Tensor More(Tensor e, Tensor u);

        [Surrogate(Step)]
        public static partial Tensor Loops(Tensor i, Tensor y);

        [Surrogate(Step)]
        public static partial Tensor NumberType(Tensor T, float T2);
        """)).Driver);

    /// <summary>The functions have a namespace of their own: whatever the user's code calls so keeps its meaning.</summary>
    [Fact]
    public void NamesOfFunctionsHideNothing()
    {
        var run = GeneratorRun.Of(Sources.Usings + """
            namespace Demo;

            internal static class SpikeFunction
            {
                public static int Apply() => 1;
            }

            internal static class System;

            internal static partial class Ops
            {
                [Surrogate(Step)]
                public static partial Tensor Spike(Tensor v);

                [Surrogate(Step)]
                public static partial Tensor I<SpikeFunction>(Tensor v);

                public static int Use() => SpikeFunction.Apply();
            }
            """);
        var source = run.GeneratedSource("Demo.Ops.g.cs");
        Assert.Contains("file readonly struct SpikeFunction : IFunction", source, StringComparison.Ordinal);
        Assert.Contains("file readonly struct IFunction2 : IFunction", source, StringComparison.Ordinal);
    }

    /// <summary>As names of types they are errors or warnings, but for those behind an @.</summary>
    [Theory]
    [InlineData("file")]
    [InlineData("record")]
    [InlineData("required")]
    [InlineData("scoped")]
    [InlineData("lower")]
    [InlineData("class")]
    public void NamesThatTheLanguageKeeps(string name) => Assert.Equal(2, GeneratorRun.Of(Sources.Usings + $$"""
        namespace Demo;

        internal partial class @{{name}}
        {
            internal partial struct Of<@{{name}}>
            {
                [Surrogate(Step)]
                public static partial Tensor Spike(Tensor x);
            }
        }

        internal static partial class Ops
        {
            [Surrogate(Step)]
            public static partial Tensor Spike<@{{name}}>(Tensor x)
                where @{{name}} : struct;
        }
        """).HintNames.Count());

    /// <summary>C# allows no nested types in a variant interface, and there are none.</summary>
    [Fact]
    public void InAVariantInterface() => Assert.Single(GeneratorRun.Of(Sources.Usings + """
        public partial interface ISource<out TItem>
        {
            [Surrogate(Step)]
            public static partial Tensor Spike(Tensor v);
        }
        """).HintNames);

    [Fact]
    public Task ModifiersGenericsAndDefaults() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        namespace Demo;

        /// <summary>A type.</summary>
        public abstract partial class Base
        {
            /// <summary>Kept as it is.</summary>
            /// <param name="v">A tensor.</param>
            /// <param name="threshold">A number.</param>
            /// <returns>A tensor.</returns>
            [Surrogate(Step)]
            protected internal virtual partial Tensor Spike(Tensor v, float threshold = 1.5f);
        }

        internal sealed partial class Derived<TItem> : Base
        {
            [Surrogate(Step)]
            protected internal sealed override partial Tensor Spike(Tensor v, float threshold);

            [Surrogate(Step)]
            public static partial Tensor Generic<TTag>(Tensor v, in double threshold) where TTag : class, new();
        }

        internal static partial class Extensions
        {
            [Surrogate(Step)]
            internal static partial Tensor Spike(this Tensor v, int threshold);

            [Surrogate(Step)]
            private static partial Tensor? Nullable(Tensor v, Tensor? threshold);

            internal static Tensor? Used(Tensor v) => Nullable(v, null);
        }
        """).Driver);

    /// <summary>The modifier is one of the declaration's; the compiler shows it before the return type too.</summary>
    [Fact]
    public void ReadOnlyMethodsOfStructs()
    {
        var run = GeneratorRun.Of(Sources.Usings + """
            namespace Demo;

            internal partial record struct Cell(float V)
            {
                [Surrogate(Floor)]
                public readonly partial Tensor Fl(Tensor x);
            }
            """);
        Assert.Contains("public readonly partial global::TorchSharp.torch.Tensor Fl(", run.GeneratedSource("Demo.Cell.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public Task NamesThatDifferByCase() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        namespace Demo;

        internal static partial class Ops
        {
            [Surrogate(Step)]
            public static partial Tensor Spike(Tensor v);
        }

        internal static partial class OPS
        {
            [Surrogate(Step)]
            public static partial Tensor Spike(Tensor v);
        }
        """).Driver);

    [Fact]
    public Task UnsafeAndPartialAcrossFiles() => Snapshot.Verify(GeneratorRun.Of(
        new RunOptions { AllowUnsafe = true },
        Sources.Ops("""
            [Surrogate(Step)]
            public static unsafe partial Tensor Zulu(Tensor v);
            """),
        Sources.Ops("""
            [Surrogate(StrictStep)]
            public static partial Tensor Alpha(Tensor v);
            """)).Driver);

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    [InlineData(LanguageVersion.LatestMajor)]
    public void EveryLanguageVersionFromTwelveOn(LanguageVersion version) =>
        Assert.Single(GeneratorRun.Of(new RunOptions { LanguageVersion = version }, Sources.Ops("""
            [Surrogate(Step)]
            public static partial Tensor Spike(Tensor v);
            """)).HintNames);

    [Fact]
    public void AliasesAndQualifiedNames() => Assert.Single(GeneratorRun.Of("""
        using T = TorchSharp.torch.Tensor;
        using Annotation = Surrogates.SurrogateAttribute;

        internal static partial class Ops
        {
            [Annotation(op: global::Surrogates.Hard.Step, Clip: 1, k: 2 + 3)]
            public static partial T Spike(T v);
        }
        """).HintNames);

    [Fact]
    public void OutputIsTheSameUnderEveryCulture()
    {
        var source = Sources.Ops("""
            [Surrogate(Step, k: 0.1, Clip: 1.5)]
            public static partial Tensor Iii(Tensor x, float threshold);
            """);
        var expected = GeneratorRun.Of(source).GeneratedSource("Demo.Ops.g.cs");
        foreach (var culture in (string[])["", "de-DE", "tr-TR"])
        {
            using var _ = new CultureScope(culture);
            Assert.Equal(expected, GeneratorRun.Of(source).GeneratedSource("Demo.Ops.g.cs"));
        }
    }
}
