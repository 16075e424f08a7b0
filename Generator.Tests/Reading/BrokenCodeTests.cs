using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>Half-typed input: the generator never throws, and says nothing that the compiler says already.</summary>
[Collection(Side.Compiler)]
public sealed class BrokenCodeTests
{
    public static TheoryData<string> Members =>
    [
        "[Surrogate(]\npublic static partial Tensor A(Tensor x);",
        "[Surrogate(Ste)]\npublic static partial Tensor A(Tensor x);",
        "[Surrogate(Step, k:)]\npublic static partial Tensor A(Tensor x);",
        "[Surrogate(Step, k: \"a\")]\npublic static partial Tensor A(Tensor x);",
        "[Surrogate(Step, q: 1)]\npublic static partial Tensor A(Tensor x);",
        "[Surrogate(Step, Wrong = 1)]\npublic static partial Tensor A(Tensor x);",
        "[Surrogate(Step)]\npublic static partial Tenso A(Tensor x);",
        "[Surrogate(Step)]\npublic static partial Tensor A(Tenso x);",
        "[Surrogate(Step)]\npublic static partial Tensor A(Tensor x, );",
        "[Surrogate(Step)]\npublic static partial Tensor A(Tensor",
        "[Surrogate(Step)]\npublic static partial Tensor A(Tensor x)",
        "[Surrogate(Step)]",
        "[Surrogate(Step)]\npublic static partial",
        "[Surrogate(Step)] [Surrogate(Step)]\npublic static partial Tensor A(Tensor x);",
        "[Surrogate(Step)]\npublic static partial Tensor A(Tensor x, Tensor x);",
        "[Surrogate(Step)]\npublic static partial Tensor A(Tensor x);\n[Surrogate(Step)]\npublic static partial Tensor A(Tensor x);",
        "[Surrogate(Step)]\npublic int P { get; }",
        "interface I { Tensor F(Tensor x); }\npartial class C : I { [Surrogate(Step)]\npartial Tensor I.F(Tensor x); }",
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public void NothingIsReportedAndNothingThrown(string members) =>
        Assert.Empty(GeneratorRun.Broken(Sources.Ops(members)).Diagnostics);

    /// <summary>It hides the namespace, which is an error of its own wherever that is used.</summary>
    [Theory]
    [InlineData("System")]
    [InlineData("Surrogates")]
    [InlineData("TorchSharp")]
    public void NothingIsWrittenBesideATypeThatIsCalledLikeANamespaceOfTheEmittedCode(string name) =>
        Assert.Empty(GeneratorRun.Broken(Sources.Ops("[Surrogate(Step)]\npublic static partial Tensor A(Tensor x);"), $"record {name};").HintNames);

    /// <summary>Every prefix of a valid file, as an editor sees it while the file is typed.</summary>
    [Fact]
    public void EveryPrefixOfAFile()
    {
        var source = Sources.Ops("""
            [Surrogate(Step, ATan, k: 2, Clip: 1, ClipAt = ClipAt.Outgoing)]
            public static partial Tensor Spike(Tensor v, float threshold);

            [Surrogate]
            public static partial Tensor Fire(Tensor v, float threshold);

            private static float Fire(float v, float threshold)
            {
                var u = (int)v - threshold;
                if (u > 0)
                {
                    return 1;
                }

                return u < -1 ? System.MathF.Floor(u) : 0;
            }
            """);
        var run = GeneratorRun.Broken("");
        for (var length = 0; length <= source.Length; length += 3)
        {
            run = run.Edit(source[..length]);
        }
    }
}
