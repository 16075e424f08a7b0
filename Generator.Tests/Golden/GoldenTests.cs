using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Golden;

/// <summary>Every function of the file gives the numbers that the library's own code gave.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, string, string, string> Groups
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var group in GoldenFile.Groups)
            {
                data.Add(group.Peer, group.Function, group.Parameters, group.Type);
            }

            // A theory without data fails.
            if (GoldenFile.Path is null)
            {
                data.Add("", "", "", "");
            }

            return data;
        }
    }

    [GoldenTheory]
    [MemberData(nameof(Groups))]
    public void Group(string peer, string function, string parameters, string type)
    {
        var group = GoldenFile.Groups.Single(group => (group.Peer, group.Function, group.Parameters, group.Type) == (peer, function, parameters, type));
        Assert.True(GoldenTable.Find(group) is not null, $"Nothing is said to write in place of {group}.");
        Check(group, onLanes: true);
        Check(group, onLanes: false);
    }

    /// <summary>Of the documented functions, none is left out.</summary>
    [GoldenFact]
    public void EveryEntryIsInTheFile() => Assert.All(
        GoldenTable.Peers.SelectMany(static peer => peer.Entries, static (peer, entry) => (peer.Peer, Entry: entry)),
        static pair => Assert.Contains(GoldenFile.Groups, group => group.Peer == pair.Peer && pair.Entry.Fits(group)));

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
        var (values, gradients) = (Values(y), Values(gradient));
        var size = group.Rows.Where(static row => double.IsFinite(row.GradX)).Max(static row => Math.Abs(row.GradX));
        for (var i = 0; i < rows.Count; i++)
        {
            var tolerance = Tolerance(group, rows[i].X) * Math.Max(1, size);
            var where = $"{group} {(onLanes ? "on lanes" : "as torch operations")} at x = {rows[i].X:R}, gradient {rows[i].GradOutput:R}";
            Assert.True(
                rows[i].Y is not { } expected || Math.Abs(values[i] - expected) <= tolerance,
                $"{where}: y = {values[i]:R}, not {rows[i].Y:R}");
            Assert.True(double.IsFinite(gradients[i]), $"{where}: dx = {gradients[i]:R}");
            Assert.True(
                !double.IsFinite(rows[i].GradX) || Math.Abs(gradients[i] - rows[i].GradX) <= tolerance,
                $"{where}: dx = {gradients[i]:R}, not {rows[i].GradX:R}");
        }
    }

    private static Tensor Of(GoldenGroup group, IEnumerable<double> values) =>
        group.IsSingle ? tensor(values.Select(static value => (float)value).ToArray()) : tensor(values.ToArray());

    private static double[] Values(Tensor tensor) => tensor.detach().to(ScalarType.Float64).data<double>().ToArray();

    // 1e-12 and 2e-6 are roundings of each type. The exceptions: functions that the library computes with numbers in single
    // precision whatever the type, and the argument reduction of cosines in single precision.
    private static double Tolerance(GoldenGroup group, double x)
    {
        if (group.IsSingle)
        {
            return group.Function.StartsWith("SquarewaveFourierSeries", StringComparison.Ordinal) && Math.Abs(x) > 10 ? 1e-3 : 2e-6;
        }

        var isSingleInside = group.Peer == "snntorch"
            || (group.Peer == "norse" && group.Function == "threshold.heavi_erfc")
            || (group.Peer == "sinabs" && group.Function.EndsWith("Gaussian", StringComparison.Ordinal));
        return isSingleInside ? 1e-6 : 1e-12;
    }
}
