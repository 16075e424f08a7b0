using Microsoft.CodeAnalysis;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>Names the nested type that holds a method's forward and backward pass.</summary>
internal static class FunctionName
{
    /// <summary>The method's name with <c>Function</c> behind it, numbered among overloads, and unlike any member's name.</summary>
    public static string Of(IMethodSymbol method, INamedTypeSymbol attribute)
    {
        var overload = method.ContainingType.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .Where(candidate => candidate.GetAttributes().Any(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)))
            .TakeWhile(candidate => !SymbolEqualityComparer.Default.Equals(candidate, method))
            .Count();
        var taken = new HashSet<string>(MemberNames(method.ContainingType));
        var name = "";
        for (var i = 0; i <= overload; i++)
        {
            name = UniqueName.Of(method.Name + "Function", taken);
            taken.Add(name);
        }

        return name;
    }

    // An inherited member would be hidden, and a type parameter of a containing type too.
    private static IEnumerable<string> MemberNames(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                yield return member.Name;
            }
        }

        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current.Name;
            foreach (var parameter in current.TypeParameters)
            {
                yield return parameter.Name;
            }
        }
    }
}
