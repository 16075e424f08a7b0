using System.Collections.Concurrent;

namespace Surrogates.Autograd;

/// <summary>Nodes that are not in a graph, with their delegates and buffers.</summary>
internal static class NodePool
{
    private const int Most = 4096;

    private static readonly ConcurrentQueue<Node> _nodes = new();
    private static int _count;

    public static Node Rent()
    {
        if (_nodes.TryDequeue(out var node))
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
            _nodes.Enqueue(node);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
