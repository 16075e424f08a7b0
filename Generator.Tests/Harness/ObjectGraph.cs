using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>Looks through everything that a value holds for types that keep a compilation alive or do not compare by value.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(Location), typeof(SyntaxTree), typeof(AttributeData), typeof(IOperation),
        typeof(Compilation), typeof(SemanticModel), typeof(SyntaxToken), typeof(SyntaxReference), typeof(Diagnostic), typeof(Delegate),
        typeof(Array),
    ];

    /// <summary>Path to the first forbidden value, or null.</summary>
    /// <param name="withLocations">Locations and what reports them are allowed.</param>
    public static string? FindForbidden(object? value, bool withLocations = false) =>
        Find(value, value?.GetType().Name ?? "null", withLocations, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Find(object? value, string path, bool withLocations, HashSet<object> seen)
    {
        if (value is null or string or DiagnosticDescriptor || IsSimple(value.GetType()))
        {
            return null;
        }

        if (withLocations && value is Location or SyntaxTree or Diagnostic)
        {
            return null;
        }

        if (IsForbidden(value.GetType()))
        {
            return $"{path} is {value.GetType()}";
        }

        if (!value.GetType().IsValueType && !seen.Add(value))
        {
            return null;
        }

        // The one collection of models; the array inside of it is its own affair.
        if (value.GetType().Name == "EquatableArray`1" && value is IEnumerable elements)
        {
            var index = 0;
            return elements.Cast<object?>()
                .Select(element => Find(element, $"{path}[{index++}]", withLocations, seen))
                .FirstOrDefault(static found => found is not null);
        }

        return Fields(value.GetType())
            .Select(field => Find(field.GetValue(value), $"{path}.{NameOf(field)}", withLocations, seen))
            .FirstOrDefault(static found => found is not null);
    }

    private static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(decimal) || typeof(Type).IsAssignableFrom(type);

    private static bool IsForbidden(Type type) =>
        Array.Exists(Forbidden, forbidden => forbidden.IsAssignableFrom(type))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>));

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}
