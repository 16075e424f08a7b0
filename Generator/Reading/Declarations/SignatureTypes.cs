using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>Whether the types of a signature are there, and may stand where they do: else the compiler complains of them wherever they are repeated.</summary>
internal static class SignatureTypes
{
    // What a tuple has beside its elements.
    private static readonly HashSet<string> TupleMembers = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    public static bool AreSound(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        ITypeSymbol[] parameters = [.. method.Parameters.Select(static parameter => parameter.Type)];
        ITypeSymbol[] all = [method.ReturnType, .. parameters, .. method.TypeParameters.SelectMany(static parameter => parameter.ConstraintTypes)];
        return all.All(IsSound)
            && !parameters.Any(IsVoid)
            && !parameters.Append(method.ReturnType).Any(static type => type.IsStatic)
            && (syntax.Modifiers.Any(SyntaxKind.UnsafeKeyword) || !all.Any(HasPointer));
    }

    private static bool IsSound(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => false,
        IArrayTypeSymbol array => IsSound(array.ElementType) && !IsVoid(array.ElementType),
        IPointerTypeSymbol pointer => IsSound(pointer.PointedAtType),
        IFunctionPointerTypeSymbol function => IsSound(function.Signature.ReturnType) && function.Signature.Parameters.All(static parameter => IsSound(parameter.Type)),
        INamedTypeSymbol named => named.TypeArguments.All(static argument => IsSound(argument) && CanBeArgument(argument))
            && (!named.IsTupleType || HasSoundNames(named))
            && (named.ContainingType is null || IsSound(named.ContainingType)),
        _ => true,
    };

    private static bool CanBeArgument(ITypeSymbol type) =>
        !IsVoid(type) && !type.IsStatic && type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol);

    // Each once, and what numbers an element only where it is that one.
    private static bool HasSoundNames(INamedTypeSymbol tuple)
    {
        var names = new HashSet<string>();
        return tuple.TupleElements.Select(static (element, i) => (element.Name, Own: $"Item{i + 1}")).All(element =>
            names.Add(element.Name)
            && !TupleMembers.Contains(element.Name)
            && (element.Name == element.Own || !IsNumbered(element.Name)));
    }

    private static bool IsNumbered(string name) =>
        name.StartsWith("Item", StringComparison.Ordinal) && name.Length > "Item".Length && name.Skip("Item".Length).All(static character => character is >= '0' and <= '9');

    private static bool HasPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => HasPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasPointer),
        _ => false,
    };

    private static bool IsVoid(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void;
}
