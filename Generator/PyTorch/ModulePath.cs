using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.PyTorch;

/// <summary>Which file the Python of a type is: <c>demo/ops.py</c> of <c>Demo.Ops</c>.</summary>
internal static class ModulePath
{
    private const char Separator = '/';

    /// <summary>
    /// A file for each type, in small letters as Python has them. Types that differ by case only, and a type that is called like a part of a
    /// namespace, get a number behind their name: a folder may take them for one, and so does an import.
    /// </summary>
    /// <param name="types">The types, in an order that does not depend on that of the source files.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<ContainingType> types)
    {
        string[] modules = [.. types.Select(ModuleOf)];
        var names = new UniqueNames(modules.SelectMany(PackagesOf));
        return [.. modules.Select(module => names.Take(module) + ".py")];
    }

    /// <summary>The folders above a file, outermost first.</summary>
    public static IEnumerable<string> PackagesOf(string file)
    {
        for (var end = file.IndexOf(Separator); end >= 0; end = file.IndexOf(Separator, end + 1))
        {
            yield return file.Substring(0, end);
        }
    }

    // The types around a nested one stand in its name.
    private static string ModuleOf(ContainingType type)
    {
        var space = type.MetadataName.LastIndexOf('.');
        string[] packages = space < 0 ? [] : type.MetadataName.Substring(0, space).Split('.');
        var name = string.Join("_", type.MetadataName.Substring(space + 1).Split('+').Select(static level => PythonNames.Snake(level.Split('`')[0])));
        return string.Concat(packages.Select(static (package, i) => PythonNames.Module(package, isTop: i == 0) + Separator)) + PythonNames.Module(name, isTop: space < 0);
    }
}
