using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Training;

/// <summary>Encoders against what their source documents, and against its formulas by hand.</summary>
public sealed class SpikeCodingTests
{
    [Fact]
    public void RatesOfNothingAndOfAllAreCertain()
    {
        using var scope = torch.NewDisposeScope();
        var spikes = SpikeCoding.Rate(torch.tensor([-1f, 0, 1, 3]), 50);
        Assert.Equal([50, 4], spikes.shape);
        Assert.Equal([0f, 0, 50, 50], spikes.sum(dim: 0).data<float>().ToArray());
        Assert.Equal([0f, 10, 50], SpikeCoding.Rate(torch.tensor([0f, 0.5f, 1]), 50, gain: 2, offset: -1).sum(dim: 0).where(torch.tensor([true, false, true]), torch.tensor(10f)).data<float>().ToArray());
    }

    /// <summary>Each step is drawn by itself: counts of 4,000 neurons over 100 steps at 0.3 are 30, give or take what is binomial.</summary>
    [Fact]
    public void CountsAreBinomial()
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(7);
        var spikes = SpikeCoding.Rate(torch.full(4000, 0.3), 100, generator: generator);
        Assert.Equal(0, (spikes * (1 - spikes)).abs().max().ToDouble());
        var counts = spikes.sum(dim: 0);

        // Six standard deviations of the mean, 0.07, and of the standard deviation, 4.58 / sqrt(8000).
        Assert.Equal(30, counts.mean().ToDouble(), 0.44);
        Assert.Equal(Math.Sqrt(100 * 0.3 * 0.7), counts.std().ToDouble(), 0.31);
        Assert.Equal(30, 100 * spikes[37].mean().ToDouble(), 6 * 100 * Math.Sqrt(0.3 * 0.7 / 4000));
    }

    [Fact]
    public void TheGeneratorDecides()
    {
        using var scope = torch.NewDisposeScope();
        var data = torch.full([5, 6], 0.4f);
        Assert.True(Draw(1).allclose(Draw(1), 0, 0));
        Assert.False(Draw(1).allclose(Draw(2), 0, 0));
        using var generator = new torch.Generator(1);
        var first = SpikeCoding.RateOverTime(data, generator);
        Assert.False(first.allclose(SpikeCoding.RateOverTime(data, generator), 0, 0));

        Tensor Draw(ulong seed)
        {
            using var one = new torch.Generator(seed);
            return SpikeCoding.Rate(data, 3, generator: one);
        }
    }

    [Fact]
    public void NothingSpikesBeforeTheFirst() =>
        InScope(static () => Assert.Equal([0f, 0, 1, 1], SpikeCoding.Rate(torch.ones(1), 4, firstSpike: 2).data<float>().ToArray()));

    [Fact]
    public void RatesOverTimeKeepTheirStep() =>
        InScope(static () => Assert.Equal([0f, 1, 1, 0], SpikeCoding.RateOverTime(torch.tensor([-2f, 1, 5, 0])).data<float>().ToArray()));

    /// <summary>snnTorch's own example.</summary>
    [Fact]
    public void LinearLatencyIsTheLibrarys() => InScope(static () => Assert.Equal(
        [[0, 0, 1], [0, 0, 0], [0, 1, 0], [0, 0, 0], [1, 0, 0]],
        Rows(SpikeCoding.Latency(torch.tensor([0.02f, 0.5f, 1]), 5, linear: true, normalize: true))));

    /// <summary>By the library's formula, 0.02 at log(0.02 / 0.01) = 0.69, 0.5 at 0.02 and 1 at 0.01, stretched to 4, 0.117 and 0.058.</summary>
    [Fact]
    public void LogarithmicLatencyIsTheLibrarys() => InScope(static () =>
    {
        var data = torch.tensor([0.02f, 0.5f, 1]);
        Assert.Equal([4L, 0, 0], TimesOf(SpikeCoding.Latency(data, 5, normalize: true)));

        // tau = 5: 3.47, 0.10 and 0.05; 20: 13.86, 0.40, 0.20, one step later.
        Assert.Equal([3L, 0, 0], TimesOf(SpikeCoding.Latency(data, 5, tau: 5)));
        Assert.Equal([15L, 1, 1], TimesOf(SpikeCoding.Latency(data, 16, tau: 20, firstSpike: 1)));
    });

    /// <summary>A tie is rounded to even after the first step was added.</summary>
    [Fact]
    public void TiesAreRoundedAtTheEnd() => InScope(static () =>
    {
        Assert.Equal([0L], TimesOf(SpikeCoding.Latency(torch.tensor([0.5f]), 5, linear: true)));
        Assert.Equal([2L], TimesOf(SpikeCoding.Latency(torch.tensor([0.5f]), 5, linear: true, firstSpike: 1)));
    });

    [Fact]
    public void WhatIsBelowTheThresholdSpikesLastOrNotAtAll() => InScope(static () =>
    {
        var data = torch.tensor([0f, 0.1f, 0.2f, 1]);

        // 4 (1 - 0.2) = 3.2 for 0.2 and what is below.
        Assert.Equal([3L, 3, 3, 0], TimesOf(SpikeCoding.Latency(data, 5, threshold: 0.2, linear: true, normalize: true)));
        var clipped = SpikeCoding.Latency(data, 5, threshold: 0.15, linear: true, normalize: true, clip: true);
        Assert.Equal([0f, 0, 1, 1], clipped.sum(dim: 0).data<float>().ToArray());
    });

    [Fact]
    public void LateSpikesAreAnErrorOrLeftOut() => InScope(static () =>
    {
        var data = torch.tensor([0.1f, 1]);
        var error = Assert.Throws<ArgumentException>(() => SpikeCoding.Latency(data, 5, tau: 10, linear: true));
        Assert.StartsWith("Latency has a spike at step 9, but the last step is 4: make tau smaller", error.Message, StringComparison.Ordinal);
        Assert.Equal([0f, 1], SpikeCoding.Latency(data, 5, tau: 10, linear: true, dropLate: true).sum(dim: 0).data<float>().ToArray());
    });

    /// <summary>snnTorch's own examples.</summary>
    [Fact]
    public void DeltasAreTheLibrarys() => InScope(static () =>
    {
        var (a, b) = (torch.tensor([1f, 2, 2.9f, 3, 3.9f]), torch.tensor([1f, 2, 0, 2, 2.9f]));
        Assert.Equal([1f, 1, 0, 0, 0], SpikeCoding.Delta(a, threshold: 1).data<float>().ToArray());
        Assert.Equal([0f, 1, 0, 0, 0], SpikeCoding.Delta(a, threshold: 1, padding: true).data<float>().ToArray());
        Assert.Equal([1f, 1, -1, 1, 0], SpikeCoding.Delta(b, threshold: 1, offSpikes: true).data<float>().ToArray());
        Assert.Equal([0f, 1, -1, 1, 0], SpikeCoding.Delta(b, threshold: 1, padding: true, offSpikes: true).data<float>().ToArray());
        Assert.Equal([0, 3], SpikeCoding.Delta(torch.zeros(0, 3)).shape);
    });

    /// <summary>The type and the shape are those of the numbers, and nothing but the result stays in the scope.</summary>
    [Fact]
    public void OneTensorComesOfEach()
    {
        foreach (var type in (torch.ScalarType[])[torch.float64, torch.float32, torch.float16, torch.bfloat16])
        {
            using var scope = torch.NewDisposeScope();
            var data = torch.tensor([0.25f, 0.5f], dtype: type).requires_grad_();
            foreach (var spikes in (Func<Tensor>[])[() => SpikeCoding.Rate(data, 3), () => SpikeCoding.RateOverTime(data), () => SpikeCoding.Latency(data, 3), () => SpikeCoding.Delta(data)])
            {
                var before = scope.DisposablesCount;
                using var result = spikes();
                Assert.Equal(before + 1, scope.DisposablesCount);
                Assert.Equal(type, result.dtype);
                Assert.False(result.requires_grad);
            }
        }
    }

    [Fact]
    public void NothingIsEncodedOfNothing() => InScope(static () => Assert.Equal([3, 0, 2], SpikeCoding.Latency(torch.zeros(0, 2), 3).shape));

    [Fact]
    public void WrongArgumentsAreNamed() => InScope(static () =>
    {
        var data = torch.tensor([0.5f]);
        var (bytes, number) = (torch.tensor([1, 2]), torch.tensor(0.5f));
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => SpikeCoding.Rate(bytes, 3)).ParamName);
        Assert.Equal("data", Assert.Throws<ArgumentNullException>(() => SpikeCoding.Rate(null!, 3)).ParamName);
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => SpikeCoding.Rate(data, 0)).ParamName);
        Assert.Equal("firstSpike", Assert.Throws<ArgumentOutOfRangeException>(() => SpikeCoding.Rate(data, 3, firstSpike: 3)).ParamName);
        Assert.Equal("gain", Assert.Throws<ArgumentOutOfRangeException>(() => SpikeCoding.Rate(data, 3, gain: double.NaN)).ParamName);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => SpikeCoding.RateOverTime(number)).ParamName);
        Assert.Equal("threshold", Assert.Throws<ArgumentOutOfRangeException>(() => SpikeCoding.Latency(data, 3, threshold: 0)).ParamName);
        Assert.Equal("tau", Assert.Throws<ArgumentOutOfRangeException>(() => SpikeCoding.Latency(data, 3, tau: double.NaN)).ParamName);
        Assert.StartsWith("Latency takes data from 0 to 1, not from 0.5 to 128", Assert.Throws<ArgumentException>(() => SpikeCoding.Latency(torch.tensor([0.5f, 128]), 3)).Message, StringComparison.Ordinal);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => SpikeCoding.Latency(torch.tensor([0.5f, float.NaN]), 3)).ParamName);
        Assert.Equal("threshold", Assert.Throws<ArgumentOutOfRangeException>(() => SpikeCoding.Delta(data, threshold: -1)).ParamName);
    });

    private static void InScope(Action test)
    {
        using var scope = torch.NewDisposeScope();
        test();
    }

    private static float[][] Rows(Tensor tensor) => [.. tensor.unbind().Select(static row => row.data<float>().ToArray())];

    // The step of the one spike of each.
    private static long[] TimesOf(Tensor spikes)
    {
        Assert.True(spikes.sum(dim: 0).eq(1).all().ToBoolean());
        return spikes.argmax(0).data<long>().ToArray();
    }
}
