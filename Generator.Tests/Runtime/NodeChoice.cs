using Surrogates.Autograd;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Chooses the kind of node for the length of a test.</summary>
internal sealed class NodeChoice : IDisposable
{
    private readonly bool _before = NodeKind.IsNative;

    private NodeChoice()
    {
    }

    public static NodeChoice Use(bool native)
    {
        var choice = new NodeChoice();
        NodeKind.Use(native);
        return choice;
    }

    public void Dispose()
    {
        NodeKind.Use(_before);
    }
}
