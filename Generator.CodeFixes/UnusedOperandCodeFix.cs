using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Diagnostics;
using Surrogates.Generator.Reading;
using Surrogates.Generator.Reading.Twins;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Removes an operand that no result depends on from the method, from its scalar method, and from all calls of both.</summary>
/// <remarks>Not marked as shared: that would refer to a version of System.Composition which not every host has.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedOperandCodeFix))]
public sealed class UnusedOperandCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticDescriptors.UnusedOperand.Id);

    /// <summary>None: each removal changes a signature, which is one decision at a time.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semanticModel)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan) is ParameterSyntax syntax
                && semanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter
                && TwinFinder.Find(method) is { } twin
                && CanRemove(parameter, method, twin, semanticModel.Compilation, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Remove '{parameter.Name}' from '{method.Name}' and its calls",
                        cancellationToken => ParameterRemoval.Apply(document.Project.Solution, [method, twin], parameter.Ordinal, cancellationToken),
                        "Remove"),
                    diagnostic);
            }
        }
    }

    private static bool CanRemove(IParameterSymbol parameter, IMethodSymbol method, IMethodSymbol twin, Compilation compilation, CancellationToken cancellationToken) =>
        !IsBound(method)
        && !(method.IsExtensionMethod && parameter.Ordinal == 0)
        && HasOtherTensor(parameter, method, compilation)
        && !IsRead(twin.Parameters[parameter.Ordinal], twin, compilation, cancellationToken)
        && !IsTaken(method, parameter.Ordinal)
        && !IsTaken(twin, parameter.Ordinal);

    // Others declare the same signature.
    private static bool IsBound(IMethodSymbol method) =>
        method.IsVirtual || method.IsAbstract || method.IsOverride
        || method.ContainingType.TypeKind == TypeKind.Interface
        || method.ContainingType.AllInterfaces
            .SelectMany(declared => declared.GetMembers(method.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private static bool HasOtherTensor(IParameterSymbol parameter, IMethodSymbol method, Compilation compilation)
    {
        var tensor = compilation.GetTypeByMetadataName(KnownNames.Tensor);
        return method.Parameters.Any(other => other.Ordinal != parameter.Ordinal && SymbolEqualityComparer.Default.Equals(other.Type, tensor));
    }

    // It may be read without effect on a result.
    private static bool IsRead(IParameterSymbol parameter, IMethodSymbol twin, Compilation compilation, CancellationToken cancellationToken)
    {
        var syntax = twin.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
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
