using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>
/// Registers the modules of nodes with a network so that their keys in <c>state_dict</c> are the paths of the nodes. A module's name has no dots: what
/// comes before one is a module around it.
/// </summary>
internal static class ModuleTree
{
    /// <summary>Registers modules.</summary>
    /// <param name="root">The network.</param>
    /// <param name="modules">The modules with the paths of their nodes.</param>
    /// <exception cref="NirException">A path cannot be that of a module.</exception>
    public static void Register(nn.Module root, IEnumerable<(string Path, nn.Module Module)> modules)
    {
        // A node "a" comes before one "a.b", which is registered in it.
        foreach (var (path, module) in modules.OrderBy(static entry => entry.Path.Count(static character => character == '.')))
        {
            try
            {
                var names = path.Split('.');
                names.SkipLast(1).Aggregate(root, ChildOf).register_module(names[^1], module);
            }
            catch (ArgumentException exception)
            {
                throw new NirException($"its name cannot be that of a module of TorchSharp, which says: {exception.Message}", path, innerException: exception);
            }
        }
    }

    private static nn.Module ChildOf(nn.Module parent, string name)
    {
        if (parent.named_children().FirstOrDefault(child => child.name == name).module is { } present)
        {
            return present;
        }

        var group = new Group(name);
        parent.register_module(name, group);
        return group;
    }

    private sealed class Group(string name) : nn.Module(name);
}
