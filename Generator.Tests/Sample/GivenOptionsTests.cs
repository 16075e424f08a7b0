using Surrogates.Sample.Options;
using Surrogates.Sample.Training;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Which options a run takes anew when it goes on, and which are what it is.</summary>
public sealed class GivenOptionsTests
{
    private static readonly GivenOptions Nothing = new(null, null, null, null, null, null, null, null, null, null, null);
    private static readonly TrainingOptions Run = new("digits", 3, 16, 32, 5, NeuronModel.LIF, Shape.ATan, 2, 0.01, 7, 2);

    [Fact]
    public void WithoutOptionsItGoesOnAsItWas() => Assert.Equal(Run, Nothing.GoOnWith(Run, "run.pt"));

    [Fact]
    public void ItMayBecomeLongerAndRunElsewhere() => Assert.Equal(
        Run with { Data = "moved", Epochs = 9, Threads = 4 },
        (Nothing with { Data = "moved", Epochs = 9, Threads = 4 }).GoOnWith(Run, "run.pt"));

    [Fact]
    public void WhatItIsMayBeSaidAgain() => Assert.Equal(Run, new GivenOptions("digits", 3, 16, 32, 5, NeuronModel.LIF, Shape.ATan, 2, 0.01, 7, 2).GoOnWith(Run, "run.pt"));

    [Fact]
    public void WhatItIsCannotChange()
    {
        AssertRefused("--batch 17: run.pt was made with --batch 16", Nothing with { Batch = 17 });
        AssertRefused("--hidden 64: run.pt was made with --hidden 32", Nothing with { Hidden = 64 });
        AssertRefused("--steps 6: run.pt was made with --steps 5", Nothing with { Steps = 6 });
        AssertRefused("--neuron ALIF: run.pt was made with --neuron LIF", Nothing with { Neuron = NeuronModel.ALIF });
        AssertRefused("--shape Sigmoid: run.pt was made with --shape ATan", Nothing with { Shape = Shape.Sigmoid });
        AssertRefused("--k 3: run.pt was made with --k 2", Nothing with { K = 3 });
        AssertRefused("--lr 0.02: run.pt was made with --lr 0.01", Nothing with { LearningRate = 0.02 });
        AssertRefused("--seed 0: run.pt was made with --seed 7", Nothing with { Seed = 0 });
    }

    /// <summary>The slope of one shape is no slope of another.</summary>
    [Fact]
    public void AnotherShapeHasItsOwnSlope()
    {
        Assert.Null((Nothing with { Shape = Shape.Sigmoid }).Or(Run).K);
        Assert.Equal(2, (Nothing with { Shape = Shape.ATan }).Or(Run).K);
        Assert.Equal(3, (Nothing with { Shape = Shape.Sigmoid, K = 3 }).Or(Run).K);
    }

    private static void AssertRefused(string message, GivenOptions given) =>
        Assert.Equal(message, Assert.Throws<OptionException>(() => given.GoOnWith(Run, "run.pt")).Message);
}
