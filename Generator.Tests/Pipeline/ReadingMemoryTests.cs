using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Pipeline;

/// <summary>What was read is remembered for as long as it means the same, and no longer.</summary>
[Collection(Side.Compiler)]
public sealed class ReadingMemoryTests
{
    private const string Op = """
        using System;
        using Surrogates;
        using static Demo.Names;
        using static TorchSharp.torch;

        namespace Demo;

        internal static partial class Ops
        {
            [Surrogate]
            public static partial Tensor F(Tensor x);

            private static float F(float x) => Helpers.Scale(x) * Helpers.Rest + Helpers.Gain * (float)Kind.First + Offset + Math.Max(x, 1);
        }
        """;

    private const string Others = """
        namespace Demo;

        internal static class Helpers
        {
            public const float Gain = 3;

            public static readonly float Rest = 0.5f;

            public static float Scale(float x) => Doubled(x) * 4;

            private static float Doubled(float x) => x * 2;
        }

        internal static class Names
        {
            public const float Offset = 7;
        }

        internal enum Kind
        {
            First = 11,
        }
        """;

    public static TheoryData<string, string> Edits => new()
    {
        { "Doubled(x) * 4", "Doubled(x) * 5" },
        { "=> x * 2", "=> x * 6" },
        { "=> x * 2;", "{ return x * 6; }" },
        { "Rest = 0.5f", "Rest = 0.25f" },
        { "Gain = 3", "Gain = 2" },
        { "First = 11", "First = 12" },
        { "First = 11", "Zeroth = 11, First" },
        { "Offset = 7", "Offset = 8" },
        { "internal static class Names", "internal static partial class Ops\n{\n    private const float Offset = 9;\n}\n\ninternal static class Names" },
        { "internal static class Names", "internal static class Math\n{\n    public static float Max(float a, float b) => a;\n}\n\ninternal static class Names" },

        // An error that lies in another file, and what moves it.
        { "=> x * 2", "=> float.Parse(\"1\")" },
        { "namespace Demo;", "namespace Demo;\n\n// A comment." },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void AnEditOfAnotherFileIsSeen(string before, string after)
    {
        var options = new RunOptions { Expected = Expected.Diagnostics };
        var edited = Others.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Others, edited);
        Assert.Equal(Said(GeneratorRun.Of(options, Op, edited)), Said(GeneratorRun.Of(options, Op, Others).Edit(Op, edited)));
    }

    [Fact]
    public void AnErrorThatIsMovedIsFoundWhereItIs()
    {
        var options = new RunOptions { Expected = Expected.Diagnostics };
        var wrong = Others.Replace("=> x * 2", "=> float.Parse(\"1\")", StringComparison.Ordinal);
        var moved = wrong.Replace("namespace Demo;", "namespace Demo;\n\n// A comment.", StringComparison.Ordinal);
        var run = GeneratorRun.Of(options, Op, wrong).Edit(Op, moved);
        Assert.Equal(moved[..moved.IndexOf("float.Parse", StringComparison.Ordinal)].Split('\n').Length, Assert.Single(run.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line + 1);
    }

    [Fact]
    public void WhatABodyHasToDoWithNothingReadsNothingAgain()
    {
        var (compilation, node) = Compilation(Others);
        var memory = new ReadingMemory<int>();
        Assert.Equal(1, memory.Recall(node, compilation, static _ => (1, [])));
        Assert.Equal(1, memory.Recall(node, Edited(compilation, Others.Replace("=> x * 2", "=> x * 6")), static _ => (2, [])));
        Assert.Equal(1, memory.Recall(node, Edited(compilation, "// A comment.\n" + Others), static _ => (2, [])));
    }

    [Fact]
    public void WhatWasReadIsReadAgainWhenItIsAnother()
    {
        var (compilation, node) = Compilation(Others);
        var memory = new ReadingMemory<int>();
        memory.Recall(node, compilation, source =>
        {
            source.ModelOf(compilation.SyntaxTrees[1]);
            return (1, []);
        });
        Assert.Equal(2, memory.Recall(node, Edited(compilation, Others.Replace("=> x * 2", "=> x * 6")), static _ => (2, [])));
    }

    [Fact]
    public void WhatNamesMeanIsReadAgain()
    {
        var (compilation, node) = Compilation(Others);
        var number = 0;
        var memory = new ReadingMemory<int>();
        bool IsReadFor(Compilation edited)
        {
            memory.Recall(node, compilation, _ => (++number, []));
            return memory.Recall(node, edited, _ => (++number, [])) == number;
        }

        Assert.True(IsReadFor(Edited(compilation, Others.Replace("Gain = 3", "Gain = 4"))));
        Assert.True(IsReadFor(Edited(compilation, Others.Replace("float Doubled", "double Doubled"))));
        Assert.True(IsReadFor(Edited(compilation, "#nullable disable\n" + Others)));
        Assert.True(IsReadFor(Edited(compilation, "#define LATER\n" + Others)));
        Assert.True(IsReadFor(Edited(compilation, "global using System;\n" + Others)));
        Assert.True(IsReadFor(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class More;"))));
        Assert.True(IsReadFor(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[1])));
        Assert.True(IsReadFor(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true))));
        Assert.True(IsReadFor(compilation.RemoveReferences(compilation.References.Last())));
        Assert.True(IsReadFor(compilation.WithAssemblyName("Another")));
    }

    /// <summary>A reading that is given up leaves nothing behind.</summary>
    [Fact]
    public void WhatIsCancelledIsNotRemembered()
    {
        var (compilation, node) = Compilation(Others);
        var memory = new ReadingMemory<int>();
        Assert.Throws<OperationCanceledException>(() => memory.Recall(node, compilation, static _ => throw new OperationCanceledException()));
        Assert.Equal(1, memory.Recall(node, compilation, static _ => (1, [])));
    }

    private static string Said(GeneratorRun run) =>
        string.Join("\n", [.. run.HintNames.Select(run.GeneratedSource), .. run.Result.Diagnostics.Select(static diagnostic => diagnostic.ToString())]);

    private static (CSharpCompilation Compilation, SyntaxNode Node) Compilation(string others)
    {
        var tree = CSharpSyntaxTree.ParseText("class Own;");
        return (CSharpCompilation.Create("Tested", [tree, CSharpSyntaxTree.ParseText(others)], References.All), tree.GetRoot().ChildNodes().First());
    }

    private static CSharpCompilation Edited(CSharpCompilation compilation, string others) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText(others));
}
