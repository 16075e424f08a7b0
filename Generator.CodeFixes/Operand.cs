using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Scalars;

namespace Surrogates.Generator.CodeFixes;

/// <summary>An operand that can be removed.</summary>
/// <param name="Method">The annotated method.</param>
/// <param name="Scalar">The scalar method that it is made from.</param>
/// <param name="Ordinal">The operand's place in both.</param>
internal sealed record Operand(IMethodSymbol Method, IMethodSymbol Scalar, int Ordinal)
{
    public string Name => Method.Parameters[Ordinal].Name;

    /// <summary>The operand that is declared here; null if something would break without it.</summary>
    public static Operand? Of(ParameterSyntax syntax, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        semanticModel.GetDeclaredSymbol(syntax, cancellationToken) is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter
        && ScalarMethodFinder.Find(method) is { } scalar
        && CanRemove(parameter, method, scalar, semanticModel.Compilation, cancellationToken)
            ? new Operand(method, scalar, parameter.Ordinal)
            : null;

    /// <summary>The solution without it.</summary>
    public Task<Solution> Remove(Solution solution, CancellationToken cancellationToken) =>
        ParameterRemoval.Apply(solution, [Method, Scalar], Ordinal, cancellationToken);

    private static bool CanRemove(IParameterSymbol parameter, IMethodSymbol method, IMethodSymbol scalar, Compilation compilation, CancellationToken cancellationToken) =>
        !IsBound(method)
        && !IsShared(scalar, method)
        && !(method.IsExtensionMethod && parameter.Ordinal == 0)
        && HasOtherTensor(parameter, method, compilation)
        && !IsRead(scalar.Parameters[parameter.Ordinal], scalar, compilation, cancellationToken)
        && !IsTaken(method, parameter.Ordinal)
        && !IsTaken(scalar, parameter.Ordinal);

    // Others declare the same signature.
    private static bool IsBound(IMethodSymbol method) =>
        method.IsVirtual || method.IsAbstract || method.IsOverride
        || method.ContainingType.TypeKind == TypeKind.Interface
        || method.ContainingType.AllInterfaces
            .SelectMany(declared => declared.GetMembers(method.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    // Another method is made from the scalar one too, and keeps the operand.
    private static bool IsShared(IMethodSymbol scalar, IMethodSymbol method) => method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
        !SymbolEqualityComparer.Default.Equals(other, method)
        && other.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownNames.SurrogateAttribute)
        && SymbolEqualityComparer.Default.Equals(ScalarMethodFinder.Find(other), scalar));

    private static bool HasOtherTensor(IParameterSymbol parameter, IMethodSymbol method, Compilation compilation)
    {
        var tensor = compilation.GetTypeByMetadataName(KnownNames.Tensor);
        return method.Parameters.Any(other => other.Ordinal != parameter.Ordinal && SymbolEqualityComparer.Default.Equals(other.Type, tensor));
    }

    // It may be read without effect on a result.
    private static bool IsRead(IParameterSymbol parameter, IMethodSymbol scalar, Compilation compilation, CancellationToken cancellationToken)
    {
        var syntax = scalar.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var semanticModel = compilation.GetSemanticModel(syntax.SyntaxTree);
        return syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name)
            .Any(name => SymbolEqualityComparer.Default.Equals(semanticModel.GetSymbolInfo(name, cancellationToken).Symbol, parameter));
    }

    private static bool IsTaken(IMethodSymbol method, int ordinal)
    {
        var left = method.Parameters.Where(parameter => parameter.Ordinal != ordinal).Select(static parameter => parameter.Type).ToArray();
        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            other.Arity == method.Arity && other.Parameters.Select(static parameter => parameter.Type).SequenceEqual(left, SymbolEqualityComparer.Default));
    }
}
