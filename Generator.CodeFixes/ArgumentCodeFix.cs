using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>
/// Corrects what the compiler does not take of an annotation: a name of an argument in another case, such as <c>clip: 1</c>, and an argument
/// that stands behind a property, as in <c>Soft = true, Clip: 1</c>.
/// </summary>
/// <remarks>Not marked as shared: that would refer to a version of System.Composition which not every host has.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArgumentCodeFix))]
public sealed class ArgumentCodeFix : CodeFixProvider
{
    private const string NoSuchParameter = "CS1739";
    private const string NoSuchProperty = "CS0246";
    private const string ArgumentBehindProperty = "CS1016";
    private const string Key = "Arguments";

    // What the annotations have in common.
    private const string Attribute = "Surrogates.GradientAttribute";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(NoSuchParameter, NoSuchProperty, ArgumentBehindProperty);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semanticModel
            || semanticModel.Compilation.GetTypeByMetadataName(Attribute) is not { } common)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan);
            if (node.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList: { } list } annotation
                && semanticModel.GetTypeInfo(annotation, context.CancellationToken).Type is INamedTypeSymbol attribute
                && SymbolEqualityComparer.Default.Equals(attribute.BaseType, common)
                && (diagnostic.Id == ArgumentBehindProperty ? InOrder(list) : Renamed(list, node, attribute)) is var (title, changed))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(list, changed))), Key),
                    diagnostic);
            }
        }
    }

    private static (string Title, AttributeArgumentListSyntax Changed)? InOrder(AttributeArgumentListSyntax list)
    {
        AttributeArgumentSyntax[] ordered = [.. list.Arguments.OrderBy(static argument => argument.NameEquals is not null)];
        var arguments = list.Arguments;
        for (var i = 0; i < ordered.Length; i++)
        {
            // What stands between the arguments stays where it is.
            arguments = arguments.Replace(arguments[i], ordered[i].WithTriviaFrom(list.Arguments[i]));
        }

        return ("Write arguments before properties", list.WithArguments(arguments));
    }

    private static (string Title, AttributeArgumentListSyntax Changed)? Renamed(AttributeArgumentListSyntax list, SyntaxNode node, INamedTypeSymbol attribute)
    {
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } argument || (argument.NameColon?.Name ?? argument.NameEquals?.Name) is not { } name)
        {
            return null;
        }

        var names = argument.NameColon is not null
            ? attribute.Constructors.SelectMany(static constructor => constructor.Parameters).Select(static parameter => parameter.Name)
            : attribute.GetMembers().Concat(attribute.BaseType!.GetMembers()).OfType<IPropertySymbol>().Where(static property => property.SetMethod is not null).Select(static property => property.Name);
        var right = names.FirstOrDefault(candidate => string.Equals(candidate, name.Identifier.ValueText, StringComparison.OrdinalIgnoreCase));
        return right is null || right == name.Identifier.ValueText ? null
            : ($"Write '{right}'", list.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier(right).WithTriviaFrom(name.Identifier))));
    }
}
