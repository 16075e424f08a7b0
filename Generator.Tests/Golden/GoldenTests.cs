using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Golden;

/// <summary>Every function of the file gives the numbers that the library's own code gave.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, string, string, string> Sample => Names(GoldenFile.Sample);

    public static TheoryData<string, string, string, string> Groups
    {
        get
        {
            var data = Names(GoldenFile.Groups);

            // A theory without data fails.
            if (GoldenFile.Path is null)
            {
                data.Add("", "", "", "");
            }

            return data;
        }
    }

    /// <summary>A few telling points of each function, wherever the tests run.</summary>
    [Theory]
    [MemberData(nameof(Sample))]
    public void OfTheSample(string peer, string function, string parameters, string type) => Check(GoldenFile.Sample, peer, function, parameters, type);

    /// <summary>All points, where the file is.</summary>
    [GoldenTheory]
    [MemberData(nameof(Groups))]
    public void Group(string peer, string function, string parameters, string type) => Check(GoldenFile.Groups, peer, function, parameters, type);

    /// <summary>Of the documented functions, none is left out but those whose result for one element depends on all others.</summary>
    [Fact]
    public void EveryFunctionIsInTheSample() => Assert.All(
        GoldenTable.Peers.SelectMany(static peer => peer.Entries, static (peer, entry) => (peer.Peer, entry.Function)),
        static entry => Assert.True(
            entry.Function.EndsWith(":tensor", StringComparison.Ordinal)
            || GoldenFile.Sample.Select(static group => (group.Peer, group.Function, group.Type)).Intersect([(entry.Peer, entry.Function, "float32"), (entry.Peer, entry.Function, "float64")]).Count() == 2,
            $"{entry} is not in the sample in both types."));

    /// <summary>Of the documented functions, none is left out.</summary>
    [GoldenFact]
    public void EveryEntryIsInTheFile() => Assert.All(
        GoldenTable.Peers.SelectMany(static peer => peer.Entries, static (peer, entry) => (peer.Peer, Entry: entry)),
        static pair => Assert.Contains(GoldenFile.Groups, group => group.Peer == pair.Peer && pair.Entry.Fits(group)));

    private static TheoryData<string, string, string, string> Names(IEnumerable<GoldenGroup> groups)
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var group in groups)
        {
            data.Add(group.Peer, group.Function, group.Parameters, group.Type);
        }

        return data;
    }

    private static void Check(IEnumerable<GoldenGroup> groups, string peer, string function, string parameters, string type)
    {
        var group = groups.Single(group => (group.Peer, group.Function, group.Parameters, group.Type) == (peer, function, parameters, type));
        Assert.True(GoldenTable.Find(group) is not null, $"Nothing is said to write in place of {group}.");
        Check(group, onLanes: true);
        Check(group, onLanes: false);
    }

    private static void Check(GoldenGroup group, bool onLanes)
    {
        // Each half is one tensor: with unit gradients, then with random ones.
        var half = group.Rows.Count / 2;
        using var lanes = LaneUse.Of(onLanes);
        Check(group, group.Rows[..half], onLanes);
        Check(group, group.Rows[half..], onLanes);
    }

    private static void Check(GoldenGroup group, List<GoldenRow> rows, bool onLanes)
    {
        using var scope = NewDisposeScope();
        var x = Of(group, rows.Select(static row => row.X)).requires_grad_();
        var y = GoldenOps.Of(group)(x);
        var gradient = autograd.grad([y], [x], [Of(group, rows.Select(static row => row.GradOutput))]).First();
        GoldenComparison.Check(group, rows, Values(y), Values(gradient), onLanes ? "on lanes" : "as torch operations");
    }

    private static Tensor Of(GoldenGroup group, IEnumerable<double> values) =>
        group.IsSingle ? tensor(values.Select(static value => (float)value).ToArray()) : tensor(values.ToArray());

    private static double[] Values(Tensor tensor) => tensor.detach().to(ScalarType.Float64).data<double>().ToArray();
}
