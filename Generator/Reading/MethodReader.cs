using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Declarations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Scalars;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading;

/// <summary>Reads an annotated method into a model, or says what is wrong with it.</summary>
internal static class MethodReader
{
    /// <summary>What the emitted code needs.</summary>
    public const LanguageVersion LowestLanguageVersion = LanguageVersion.CSharp12;

    private static readonly ReadingMemory<ReadResult> Memory = new();

    public static ReadResult Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Memory.Recall(context.TargetNode, context.SemanticModel.Compilation, source =>
        {
            var result = ReadResult.Of(report => Read(context, source, report, cancellationToken));
            return (result, result.Files);
        });

    private static MethodModel? Read(GeneratorAttributeSyntaxContext context, ProjectSource source, Action<Finding> report, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        if (context.TargetNode is not MethodDeclarationSyntax syntax)
        {
            // A local function, an accessor, an operator: none of them can be partial.
            report(Finding.Of(DiagnosticDescriptors.NotPartial, method.Locations.FirstOrDefault(), method.Name));
            return null;
        }

        var languageVersion = ((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion;
        if (languageVersion < LowestLanguageVersion)
        {
            report(Finding.Of(DiagnosticDescriptors.LanguageVersion, syntax.Identifier.GetLocation(), method.Name, languageVersion.ToDisplayString()));
            return null;
        }

        var tensor = context.SemanticModel.Compilation.GetTypeByMetadataName(KnownNames.Tensor);
        if (tensor is null)
        {
            report(Finding.Of(DiagnosticDescriptors.TorchSharpMissing, syntax.Identifier.GetLocation()));
            return null;
        }

        // An explicit implementation cannot be partial, which is an error to the compiler already.
        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
        {
            return null;
        }

        if (!method.IsPartialDefinition || method.PartialImplementationPart is not null)
        {
            report(Finding.Of(DiagnosticDescriptors.NotPartial, syntax.Identifier.GetLocation(), method.Name));
            return null;
        }

        return ReadModel(method, syntax, context.Attributes[0], tensor, source, report, cancellationToken);
    }

    /// <summary>The model of a method that is declared as it should be; null if something else is wrong.</summary>
    public static MethodModel? ReadModel(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        AttributeData attribute,
        INamedTypeSymbol tensor,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        var type = ContainingTypeReader.Read(method, syntax, report);
        cancellationToken.ThrowIfCancellationRequested();
        var annotation = AttributeReader.Read(attribute, report, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var random = annotation?.Hard is { } op && HardOps.Find(op) is { IsRandom: true } entry ? entry : null;
        var parameters = SignatureReader.ReadOperands(method, tensor, random is not null, report);
        var returnsTensor = SignatureReader.CheckReturnType(method, syntax, tensor, allowsTuple: annotation is { Hard: null }, report);
        if (annotation is not null)
        {
            ParameterReader.Check(annotation, report);
        }

        if (type is null || parameters is null || !returnsTensor || annotation is null)
        {
            return null;
        }

        if (random is not null)
        {
            parameters = NoiseReader.Read(random, method, parameters, report);
            if (parameters is null)
            {
                return null;
            }
        }

        var read = annotation.Hard is null
            ? ScalarMethodReader.Read(annotation, method, parameters, source, report, cancellationToken)
            : HardCallReader.Read(annotation, annotation.Hard, method, parameters, source, report, cancellationToken);
        return read is null ? null : new MethodModel(type, DeclarationReader.Read(method, syntax), read);
    }
}
