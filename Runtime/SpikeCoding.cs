using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates;

/// <summary>
/// Makes spikes of numbers, as snnTorch's <c>spikegen</c> does: 1 where there is one, 0 elsewhere, of the type and on the device of the numbers. No gradient
/// passes.
/// </summary>
public static class SpikeCoding
{
    // Keeps the logarithm finite at the threshold; the library's.
    private const double Epsilon = 1e-7;

    /// <summary>
    /// Rate coding: at each step each number is the probability of a spike, drawn by itself, so that a count is binomial and, for small probabilities, nearly that of a
    /// Poisson process. What is below 0 or above 1 counts as that. snnTorch's <c>spikegen.rate</c>, SpikingJelly's <c>PoissonEncoder</c>, Norse's <c>poisson_encode</c>.
    /// </summary>
    /// <param name="data">The numbers, [...].</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="gain">What the numbers are multiplied with.</param>
    /// <param name="offset">What is added to them then.</param>
    /// <param name="firstSpike">The first step, counted from 0, that may have spikes.</param>
    /// <param name="generator">Where the draws come from; left out, from torch's own, which <c>torch.manual_seed</c> seeds.</param>
    /// <returns>The spikes, [steps, ...].</returns>
    /// <exception cref="ArgumentException"><paramref name="data"/> is of no floating type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no step, or none that may have spikes, or a number is not finite.</exception>
    public static Tensor Rate(Tensor data, long steps, double gain = 1, double offset = 0, long firstSpike = 0, torch.Generator? generator = null)
    {
        CheckData(data, nameof(Rate));
        CheckSteps(steps, firstSpike, nameof(Rate));
        CheckFinite(gain, nameof(gain), nameof(Rate));
        CheckFinite(offset, nameof(offset), nameof(Rate));
        using var none = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var rates = ((data * gain) + offset).clamp(0, 1);
        var spikes = torch.bernoulli(rates.unsqueeze(0).expand([steps, .. data.shape]), generator);
        spikes.narrow(0, 0, firstSpike).zero_();
        return spikes.MoveToOuterDisposeScope();
    }

    /// <summary>Rate coding of numbers that change over time: <see cref="Rate"/> with a probability for each step.</summary>
    /// <param name="data">The numbers, [time, ...].</param>
    /// <param name="generator">Where the draws come from; left out, from torch's own.</param>
    /// <returns>The spikes, [time, ...].</returns>
    /// <exception cref="ArgumentException"><paramref name="data"/> is of no floating type, or has no dimension of time.</exception>
    public static Tensor RateOverTime(Tensor data, torch.Generator? generator = null)
    {
        CheckSequence(data, nameof(RateOverTime));
        using var none = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return torch.bernoulli(data.clamp(0, 1), generator).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Latency coding: each number makes one spike, the larger the earlier. It comes when a neuron with the time constant tau that is charged with the number x reaches the
    /// threshold, at tau log(x / (x - threshold)), or linearly at tau (1 - x), rounded to whole steps. snnTorch's <c>spikegen.latency</c>.
    /// </summary>
    /// <param name="data">The numbers, from 0 to 1, [...].</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="threshold">Numbers below it spike when it does, or with <paramref name="clip"/> not at all; between 0 and 1.</param>
    /// <param name="tau">The time constant, in steps.</param>
    /// <param name="firstSpike">The step, counted from 0, that is added to all times.</param>
    /// <param name="linear">Whether the times are linear in the numbers, and not logarithmic.</param>
    /// <param name="normalize">
    /// Whether the times are stretched to the steps, and tau has no meaning: where they are linear 0 is the last step, where they are logarithmic the latest spike of
    /// <paramref name="data"/> is.
    /// </param>
    /// <param name="clip">Whether numbers below the threshold make no spike.</param>
    /// <param name="dropLate">Whether spikes that would come after the last step are left out. Else they are an error.</param>
    /// <returns>The spikes, [steps, ...].</returns>
    /// <exception cref="ArgumentException"><paramref name="data"/> is of no floating type or not between 0 and 1, or a spike comes after the last step.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number has no meaning.</exception>
    public static Tensor Latency(
        Tensor data,
        long steps,
        double threshold = 0.01,
        double tau = 1,
        long firstSpike = 0,
        bool linear = false,
        bool normalize = false,
        bool clip = false,
        bool dropLate = false)
    {
        CheckData(data, nameof(Latency));
        CheckSteps(steps, firstSpike, nameof(Latency));
        if (threshold is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, $"{nameof(Latency)} takes a threshold between 0 and 1.");
        }

        if (!(tau > 0) || double.IsInfinity(tau))
        {
            throw new ArgumentOutOfRangeException(nameof(tau), tau, $"{nameof(Latency)} takes a positive, finite time constant.");
        }

        using var none = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var spikes = torch.zeros([steps, .. data.shape], data.dtype, data.device);
        if (data.numel() == 0)
        {
            return spikes.MoveToOuterDisposeScope();
        }

        CheckUnit(data);
        var precise = data.element_size() < sizeof(float) ? data.to(torch.float32) : data;
        var room = steps - 1 - firstSpike;
        var exact = (linear ? LinearTimes(precise, threshold, normalize ? room : tau) : LogarithmicTimes(precise, threshold, tau, normalize ? room : null)) + firstSpike;
        var times = exact.round();
        var last = times.max().ToDouble();
        if (last > steps - 1 && !dropLate)
        {
            throw new ArgumentException(
                $"{nameof(Latency)} has a spike at step {last}, but the last step is {steps - 1}: make tau smaller or the threshold larger, take more steps, or set {nameof(normalize)} or {nameof(dropLate)}.",
                nameof(steps));
        }

        var kept = times.le(steps - 1);
        if (clip)
        {
            kept &= data.ge(threshold);
        }

        return spikes.scatter_(0, times.clamp_max(steps - 1).to(torch.int64).unsqueeze(0), kept.to(data.dtype).unsqueeze(0)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Delta modulation: a spike where the numbers have grown by the threshold at least since the step before. snnTorch's <c>spikegen.delta</c>.
    /// </summary>
    /// <param name="data">The numbers, [time, ...].</param>
    /// <param name="threshold">By how much they must have grown; positive.</param>
    /// <param name="padding">Whether the first step is compared with itself, and so makes no spike, and not with 0.</param>
    /// <param name="offSpikes">Whether a spike is -1 where they have fallen by as much.</param>
    /// <returns>The spikes, [time, ...].</returns>
    /// <exception cref="ArgumentException"><paramref name="data"/> is of no floating type, or has no dimension of time.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a positive, finite number.</exception>
    public static Tensor Delta(Tensor data, double threshold = 0.1, bool padding = false, bool offSpikes = false)
    {
        CheckSequence(data, nameof(Delta));
        if (!(threshold > 0) || double.IsInfinity(threshold))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, $"{nameof(Delta)} takes a positive, finite threshold.");
        }

        using var none = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        if (data.shape[0] == 0)
        {
            return data.clone().MoveToOuterDisposeScope();
        }

        var first = data.narrow(0, 0, 1);
        var changes = data - torch.cat([padding ? first : torch.zeros_like(first), data.narrow(0, 0, data.shape[0] - 1)]);
        var spikes = changes.ge(threshold).to(data.dtype);
        return (offSpikes ? spikes - changes.le(-threshold).to(data.dtype) : spikes).MoveToOuterDisposeScope();
    }

    private static Tensor LinearTimes(Tensor data, double threshold, double tau) => ((1 - data) * tau).clamp_max(tau * (1 - threshold));

    private static Tensor LogarithmicTimes(Tensor data, double threshold, double tau, double? last)
    {
        var charge = data.clamp_min(threshold + Epsilon);
        var times = (charge / (charge - threshold)).log() * tau;
        return last is { } room ? times * room / times.max() : times;
    }

    private static void CheckData(Tensor data, string function)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!data.is_floating_point())
        {
            throw new ArgumentException($"{function} takes data of a floating type, not {data.dtype}: convert it, and bring it to the range from 0 to 1, for instance with to(torch.float32) / 255.", nameof(data));
        }
    }

    private static void CheckSequence(Tensor data, string function)
    {
        CheckData(data, function);
        if (data.dim() == 0)
        {
            throw new ArgumentException($"{function} takes data of shape [time, ...], not a number.", nameof(data));
        }
    }

    private static void CheckSteps(long steps, long firstSpike, string function)
    {
        if (steps < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"{function} takes one step at least.");
        }

        if (firstSpike < 0 || firstSpike >= steps)
        {
            throw new ArgumentOutOfRangeException(nameof(firstSpike), firstSpike, $"{function} takes one of the steps, from 0 to {steps - 1}.");
        }
    }

    private static void CheckFinite(double value, string name, string function)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{function} takes a finite number.");
        }
    }

    private static void CheckUnit(Tensor data)
    {
        var (least, most) = (data.min().to(torch.float64).ToDouble(), data.max().to(torch.float64).ToDouble());
        if (!(least >= 0 && most <= 1))
        {
            throw new ArgumentException($"{nameof(Latency)} takes data from 0 to 1, not from {least} to {most}: divide it by its largest value, or clamp it.", nameof(data));
        }
    }
}
