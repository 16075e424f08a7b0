using Surrogates.Generator.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Surrogates.Generator.Tests.Pipeline;

/// <summary>Which step runs again after which edit.</summary>
[Collection(Side.Compiler)]
public sealed class IncrementalityTests
{
    private const string First = """
        namespace Demo;

        internal static partial class First
        {
            [Surrogates.Surrogate(Surrogates.Hard.Step, k: 2)]
            public static partial TorchSharp.torch.Tensor Spike(TorchSharp.torch.Tensor v);

            public static int Other() => 1;
        }
        """;

    private const string Second = """
        namespace Demo;

        internal static partial class Second
        {
            [Surrogates.Surrogate(Surrogates.Hard.Step, k: 2)]
            public static partial TorchSharp.torch.Tensor Spike(TorchSharp.torch.Tensor v);
        }
        """;

    private const string Warned = """
        namespace Demo;

        internal static partial class Warned
        {
            [Surrogates.Surrogate(Surrogates.Hard.Step, ClipAt = Surrogates.ClipAt.Outgoing)]
            public static partial TorchSharp.torch.Tensor Spike(TorchSharp.torch.Tensor v);
        }
        """;

    [Fact]
    public void NothingRunsAgainForTheSameSources() => AssertUntouched(GeneratorRun.Of(First, Second).Edit(First, Second));

    [Fact]
    public void NothingRunsAgainForAnotherFile() =>
        AssertUntouched(GeneratorRun.Of(First, Second, "class A;").Edit(First, Second, "class B;"));

    [Fact]
    public void NothingRunsAgainForAComment() =>
        AssertUntouched(GeneratorRun.Of(First, Second).Edit("// A comment.\n" + First, Second));

    [Fact]
    public void NothingRunsAgainForAnUnrelatedBody() =>
        AssertUntouched(GeneratorRun.Of(First, Second).Edit(First.Replace("=> 1", "=> 2"), Second));

    [Fact]
    public void AnArgumentRunsItsOwnTypeAgain()
    {
        var run = GeneratorRun.Of(First, Second).Edit(First.Replace("k: 2", "k: 3"), Second);
        Assert.Equal([Modified, Unchanged], run.Reasons(TrackingNames.Read));
        Assert.Equal([Modified, Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([Modified, Unchanged], run.Reasons(TrackingNames.Type));
        Assert.Equal([Modified, Cached], run.OutputReasons);
    }

    /// <summary>Of modules of Python the one of the type is written again, where they are asked for.</summary>
    [Fact]
    public void AnArgumentRunsItsOwnModuleAgain()
    {
        var run = GeneratorRun.Of(new RunOptions { Python = true }, First, Second).Edit(First.Replace("k: 2", "k: 3"), Second);
        Assert.Equal([Modified, Unchanged], run.Reasons(TrackingNames.Module));
        Assert.Equal(3, run.OutputReasons.Count(static reason => reason == Cached));
        Assert.Empty(GeneratorRun.Of(First, Second).Reasons(TrackingNames.Module));
    }

    [Fact]
    public void ANewTypeRunsAlone()
    {
        var run = GeneratorRun.Of(First, "").Edit(First, Second);
        Assert.Equal([Unchanged, New], run.Reasons(TrackingNames.Read));
        Assert.Equal([Cached, New], run.Reasons(TrackingNames.Model));
        Assert.Equal([Unchanged, New], run.Reasons(TrackingNames.Type));
        Assert.Equal([Cached, New], run.OutputReasons);
    }

    [Fact]
    public void ARemovedTypeLeavesTheOthersAlone()
    {
        var run = GeneratorRun.Of(First, Second).Edit(First, "");
        Assert.Equal([Unchanged, Removed], run.Reasons(TrackingNames.Type));
        Assert.Equal(["Demo.First.g.cs"], run.HintNames);
    }

    [Fact]
    public void AnInvalidArgumentWritesItsFileAgain()
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, First, Second).Edit(First.Replace("k: 2", "k: -2"), Second);
        Assert.Equal([Modified, Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([New], run.Reasons(TrackingNames.Diagnostics));
        Assert.Contains("see SURR102", run.GeneratedSource("Demo.First.g.cs"));
    }

    [Fact]
    public void AWarningThatMovesDoesNotWriteAgain()
    {
        var run = GeneratorRun.Reported(Warned).Edit("\n\n" + Warned);
        Assert.Equal([Modified], run.Reasons(TrackingNames.Read));
        Assert.Equal([Unchanged], run.Reasons(TrackingNames.Model));
        Assert.Equal([Cached], run.Reasons(TrackingNames.Type));
        Assert.Equal([Modified], run.Reasons(TrackingNames.Diagnostics));
        Assert.Equal([Modified, Cached], run.OutputReasons.Order());
    }

    /// <summary>What an analyzer reports does not concern the generator.</summary>
    [Fact]
    public void ALostGradientThatMovesRunsNothingAgain()
    {
        const string Lost = """
            namespace Demo;

            internal static partial class Lost
            {
                [Surrogates.Surrogate]
                public static partial TorchSharp.torch.Tensor Level(TorchSharp.torch.Tensor v);

                public static float Level(float v) => System.MathF.Floor(v);
            }
            """;
        var run = GeneratorRun.Reported(Lost).Edit("\n\n" + Lost);
        Assert.Equal([Unchanged], run.Reasons(TrackingNames.Read));
        Assert.Equal([Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([Cached], run.OutputReasons);
    }

    private static void AssertUntouched(GeneratorRun run)
    {
        Assert.All(run.Reasons(TrackingNames.Read), static reason => Assert.True(reason is Unchanged or Cached));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Type));
        Assert.Equal([Cached, Cached], run.OutputReasons);
    }
}
