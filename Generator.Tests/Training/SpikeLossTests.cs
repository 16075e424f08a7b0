using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Training;

/// <summary>Losses and accuracies over time against the sums that their source writes, element by element.</summary>
public sealed class SpikeLossTests
{
    private const int Time = 6;

    private const int Batch = 5;

    private const int Neurons = 4;

    // Sums in another order.
    private const double Tolerance = 1e-12;

    private static readonly long[] Targets = [0, 3, 1, 1, 2];

    private static readonly double[,,] Spikes = Draw(static random => random.Next(2));

    private static readonly double[,,] Potentials = Draw(static random => (4 * random.NextDouble()) - 2);

    [Fact]
    public void CrossEntropyRate() => Check(SpikeLoss.CrossEntropyRate, Spikes, (from t in Enumerable.Range(0, Time) from b in Enumerable.Range(0, Batch) select CrossEntropy(n => Spikes[t, b, n], Targets[b])).Average());

    [Fact]
    public void CrossEntropyCount() => Check(static (spikes, targets) => SpikeLoss.CrossEntropyCount(spikes, targets), Spikes, Enumerable.Range(0, Batch).Average(b => CrossEntropy(n => Count(b, n), Targets[b])));

    [Fact]
    public void CrossEntropyMaxPotential() => Check(
        SpikeLoss.CrossEntropyMaxPotential,
        Potentials,
        Enumerable.Range(0, Batch).Average(b => CrossEntropy(n => Enumerable.Range(0, Time).Max(t => Potentials[t, b, n]), Targets[b])));

    /// <summary>0.75 of six steps is four whole spikes, 0.2 is one.</summary>
    [Theory]
    [InlineData(1, 0, 6, 0)]
    [InlineData(0.75, 0.2, 4, 1)]
    public void MeanSquaredCount(double correct, double incorrect, int most, int least) => Check(
        (spikes, targets) => SpikeLoss.MeanSquaredCount(spikes, targets, correct, incorrect),
        Spikes,
        (from b in Enumerable.Range(0, Batch) from n in Enumerable.Range(0, Neurons) select Math.Pow(Count(b, n) - (Targets[b] == n ? most : least), 2)).Average() / Time);

    /// <summary>Two neurons for each of two classes: the first two, and the last two.</summary>
    [Fact]
    public void PopulationsAreCountedTogether()
    {
        using var scope = torch.NewDisposeScope();
        var (spikes, targets) = (torch.tensor(Spikes), torch.tensor([0L, 1, 1, 0, 1]));
        double Group(int b, int c) => Count(b, 2 * c) + Count(b, (2 * c) + 1);
        Assert.Equal(Enumerable.Range(0, Batch).Average(b => CrossEntropy(c => Group(b, c), targets[b].ToInt64(), 2)), SpikeLoss.CrossEntropyCount(spikes, targets, classes: 2).ToDouble(), Tolerance);
        Assert.Equal(
            (from b in Enumerable.Range(0, Batch) from c in Enumerable.Range(0, 2) select Math.Pow(Group(b, c) - (targets[b].ToInt64() == c ? 9 : 0), 2)).Average() / Time,
            SpikeLoss.MeanSquaredCount(spikes, targets, correctRate: 0.75, classes: 2).ToDouble(),
            Tolerance);
        Assert.Equal(Enumerable.Range(0, Batch).Average(b => (Group(b, 1) > Group(b, 0) ? 1 : 0) == targets[b].ToInt64() ? 1.0 : 0), SpikeAccuracy.Count(spikes, targets, classes: 2));
    }

    [Fact]
    public void AccuraciesAreParts()
    {
        using var scope = torch.NewDisposeScope();
        var targets = torch.tensor([0L, 1, 0, 1]);
        var steps = torch.tensor(new[, ,] { { { 1f, 0 }, { 0, 1 }, { 0, 1 }, { 1, 0 } }, { { 1, 0 }, { 1, 1 }, { 0, 1 }, { 0, 0 } } });
        Assert.Equal(0.5, SpikeAccuracy.Count(steps, targets));
        Assert.Equal(0.75, SpikeAccuracy.MaxPotential(torch.tensor(new[, ,] { { { 3f, 0 }, { 0, 1 }, { 0, 1 }, { 1, -1 } }, { { 0, 2 }, { 0, 2 }, { 0, 0 }, { 0, 2 } } }), targets));
        Assert.True(double.IsNaN(SpikeAccuracy.Count(torch.zeros(2, 0, 3), torch.zeros(0, torch.int64))));
    }

    /// <summary>Of the largest potential alone; as far as the counts are wrong.</summary>
    [Fact]
    public void GradientsReachTheSpikes()
    {
        using var scope = torch.NewDisposeScope();
        var potentials = torch.tensor(Potentials).requires_grad_();
        SpikeLoss.CrossEntropyMaxPotential(potentials, torch.tensor(Targets)).backward();
        Assert.True(potentials.grad!.ne(0).sum(dim: 0).eq(1).all().ToBoolean());
        var spikes = torch.tensor(Spikes).requires_grad_();
        SpikeLoss.MeanSquaredCount(spikes, torch.tensor(Targets)).backward();
        Assert.Equal(2 * (Count(1, 2) - 0) / (Batch * Neurons * Time), spikes.grad![4, 1, 2].ToDouble(), Tolerance);
    }

    [Fact]
    public void WrongArgumentsAreNamed()
    {
        using var scope = torch.NewDisposeScope();
        var (spikes, targets, flat, none) = (torch.zeros(3, 2, 4), torch.zeros(2, torch.int64), torch.zeros(2, 4), torch.zeros(0, 2, 4));
        Assert.StartsWith("CrossEntropyRate takes spikes of shape [time, batch, neurons], not [2, 4].", Assert.Throws<ArgumentException>("spikes", () => SpikeLoss.CrossEntropyRate(flat, targets)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("potentials", () => SpikeLoss.CrossEntropyMaxPotential(none, targets));
        Assert.Throws<ArgumentException>("spikes", () => SpikeLoss.CrossEntropyCount(spikes.to(torch.int64), targets));
        Assert.StartsWith("CrossEntropyCount takes one target for each element of the batch, [2], not [3].", Assert.Throws<ArgumentException>("targets", () => SpikeLoss.CrossEntropyCount(spikes, torch.zeros(3, torch.int64))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("targets", () => SpikeAccuracy.Count(spikes, torch.zeros(2)));
        Assert.Throws<ArgumentNullException>("targets", () => SpikeAccuracy.MaxPotential(spikes, null!));
        Assert.StartsWith("MeanSquaredCount cannot divide 4 neurons among 3 classes", Assert.Throws<ArgumentException>("classes", () => SpikeLoss.MeanSquaredCount(spikes, targets, classes: 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("correctRate", () => SpikeLoss.MeanSquaredCount(spikes, targets, correctRate: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("incorrectRate", () => SpikeLoss.MeanSquaredCount(spikes, targets, incorrectRate: 2));
    }

    // One tensor is left, of the type of the spikes; targets may be shorter integers.
    private static void Check(Func<Tensor, Tensor, Tensor> loss, double[,,] steps, double expected)
    {
        using var scope = torch.NewDisposeScope();
        var (output, targets) = (torch.tensor(steps), torch.tensor(Targets));
        var before = scope.DisposablesCount;
        var value = loss(output, targets);
        Assert.Equal(before + 1, scope.DisposablesCount);
        Assert.Equal(0, value.dim());
        Assert.Equal(expected, value.ToDouble(), Tolerance);
        Assert.Equal(expected, loss(output, targets.to(torch.int32)).ToDouble(), Tolerance);
        Assert.Equal(torch.float32, loss(output.to(torch.float32), targets).dtype);
    }

    private static double CrossEntropy(Func<int, double> scores, long target, int classes = Neurons) =>
        Math.Log(Enumerable.Range(0, classes).Sum(n => Math.Exp(scores(n)))) - scores((int)target);

    private static double Count(int b, int n) => Enumerable.Range(0, Time).Sum(t => Spikes[t, b, n]);

    private static double[,,] Draw(Func<Random, double> draw)
    {
        var random = new Random(3);
        var values = new double[Time, Batch, Neurons];
        for (var i = 0; i < values.Length; i++)
        {
            values[i / (Batch * Neurons), i / Neurons % Batch, i % Neurons] = draw(random);
        }

        return values;
    }
}
