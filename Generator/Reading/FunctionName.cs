using Microsoft.CodeAnalysis;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>Names the nested type that holds a method's forward and backward pass.</summary>
internal static class FunctionName
{
    /// <summary>
    /// The method's name with <c>Function</c> behind it, numbered among overloads, and unlike any name that means something
    /// in the type: a nested type would hide it.
    /// </summary>
    public static string Of(IMethodSymbol method, INamedTypeSymbol attribute, SemanticModel model, int position)
    {
        var overload = method.ContainingType.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .Where(candidate => candidate.GetAttributes().Any(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)))
            .TakeWhile(candidate => !SymbolEqualityComparer.Default.Equals(candidate, method))
            .Count();
        var taken = new HashSet<string>();
        for (var left = overload; ; left--)
        {
            var name = UniqueName.Of(method.Name + "Function", taken);
            while (IsInScope(name, method.ContainingType, model, position))
            {
                taken.Add(name);
                name = UniqueName.Of(method.Name + "Function", taken);
            }

            if (left == 0)
            {
                return name;
            }

            taken.Add(name);
        }
    }

    private static bool IsInScope(string name, INamedTypeSymbol type, SemanticModel model, int position) =>
        model.LookupSymbols(position, name: name).Length > 0
        || type.AllInterfaces.Any(inherited => inherited.GetMembers(name).Length > 0)
        || Enclosing(type).Any(enclosing => enclosing.GetMembers(name).Length > 0 || enclosing.Name == name);

    private static IEnumerable<INamedTypeSymbol> Enclosing(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }
}
