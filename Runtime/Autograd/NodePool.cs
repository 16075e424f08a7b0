using System.Collections.Concurrent;

namespace Surrogates.Autograd;

/// <summary>Nodes that are not in a graph, with their delegates and buffers.</summary>
internal static class NodePool
{
    private const int Most = 4096;

    private static readonly ConcurrentQueue<Node> Nodes = new();
    private static int _count;

    public static Node Rent()
    {
        if (Nodes.TryDequeue(out var node))
        {
            Interlocked.Decrement(ref _count);
            return node;
        }

        return new();
    }

    public static void Return(Node node)
    {
        if (Interlocked.Increment(ref _count) <= Most)
        {
            Nodes.Enqueue(node);
        }
        else
        {
            Interlocked.Decrement(ref _count);
            node.Release();
        }
    }
}
