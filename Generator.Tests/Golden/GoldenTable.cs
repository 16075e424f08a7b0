namespace Surrogates.Generator.Tests.Golden;

/// <summary>What to write in place of each function of each library; the catalogue's documentation is written from it.</summary>
internal static class GoldenTable
{
    public static IReadOnlyList<(string Peer, string Title, IReadOnlyList<GoldenEntry> Entries)> Peers { get; } =
    [
        ("spikingjelly", "SpikingJelly", SpikingJelly.Entries),
        ("snntorch", "snnTorch", SnnTorch.Entries),
        ("norse", "Norse", Norse.Entries),
        ("larq", "Larq", Larq.Entries),
        ("brevitas", "Brevitas", Brevitas.Entries),
        ("sinabs", "Sinabs", Sinabs.Entries),
        ("lava-dl", "Lava", Lava.Entries),
    ];

    public static GoldenEntry? Find(GoldenGroup group) => Peers
        .Where(peer => peer.Peer == group.Peer)
        .SelectMany(static peer => peer.Entries)
        .FirstOrDefault(entry => entry.Fits(group));
}
