using System.Globalization;
using System.Reflection;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Golden;

/// <summary>The ops of one library for all parameters that the files have, compiled in memory at once.</summary>
internal sealed class GoldenOps
{
    private static readonly Dictionary<string, Lazy<GoldenOps>> Compiled =
        GoldenTable.Peers.ToDictionary(static peer => peer.Peer, static peer => new Lazy<GoldenOps>(() => new GoldenOps(peer.Peer)));

    private readonly Dictionary<(string Function, string Parameters), Func<Tensor, Tensor>> _ops = [];

    private readonly Dictionary<(string Function, string Parameters), int> _positions = [];

    private readonly IReadOnlyDictionary<string, string> _modules;

    private GoldenOps(string peer)
    {
        var groups = GoldenFile.Groups.Concat(GoldenFile.Sample)
            .Where(group => group.Peer == peer && GoldenTable.Find(group) is not null)
            .DistinctBy(static group => (group.Function, group.Parameters))
            .ToArray();
        var source = Sources.Usings + "namespace Demo;\n\n" + string.Join("\n\n", groups.Select(static (group, i) => $$"""
            internal static partial class Ops{{i}}
            {
            {{GoldenTable.Find(group)!.Members(group.Arguments)}}
            }
            """));
        var generated = GeneratorRun.Of(new RunOptions { Python = true }, source);
        _modules = generated.Modules;
        var assembly = generated.Load();
        for (var i = 0; i < groups.Length; i++)
        {
            var run = assembly.GetType($"Demo.Ops{i}", throwOnError: true)!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!;
            _positions.Add((groups[i].Function, groups[i].Parameters), i);
            _ops.Add((groups[i].Function, groups[i].Parameters), run.CreateDelegate<Func<Tensor, Tensor>>());
        }
    }

    public static Func<Tensor, Tensor> Of(GoldenGroup group) => Compiled[group.Peer].Value._ops[(group.Function, group.Parameters)];

    /// <summary>The ops of a library in Python.</summary>
    public static IReadOnlyDictionary<string, string> ModulesOf(string peer) => Compiled[peer].Value._modules;

    /// <summary>The module among them that has the ops of a group.</summary>
    public static string ModuleOf(GoldenGroup group) => $"demo.ops{Compiled[group.Peer].Value._positions[(group.Function, group.Parameters)].ToString(CultureInfo.InvariantCulture)}";
}
