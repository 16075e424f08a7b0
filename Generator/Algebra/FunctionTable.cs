using System.Reflection;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// The table of functions: an entry each, a family a file, with all that is true of it. How it is spelt belongs to the dialects that
/// formulas are written in.
/// </summary>
internal static partial class FunctionTable
{
    private static readonly Lazy<IReadOnlyDictionary<string, Function>> Table = new(static () =>
        typeof(FunctionTable).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static field => field.GetValue(null))
            .OfType<Function>()
            .ToDictionary(static function => function.Name));

    public static IEnumerable<Function> All => Table.Value.Values;

    /// <summary>The function of a name; null if there is none.</summary>
    public static Function? Find(string name) => Table.Value.TryGetValue(name, out var function) ? function : null;
}
