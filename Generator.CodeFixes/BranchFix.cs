using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Surrogates.Generator.CodeFixes;

/// <summary>An if statement that does nothing but choose one number becomes the statement that computes it.</summary>
internal static class BranchFix
{
    public static Fix? Of(IfStatementSyntax branch, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        if (branch.HasInnerComment() || branch.Parent is ElseClauseSyntax)
        {
            return null;
        }

        var whenTrue = Single(branch.Statement);
        var whenFalse = branch.Else is null ? null : Single(branch.Else.Statement);
        return (whenTrue, whenFalse, Sibling(branch, -1), Sibling(branch, 1)) switch
        {
            (ReturnStatementSyntax { Expression: { } a }, ReturnStatementSyntax { Expression: { } b }, _, _) => Return(a, b, null),
            (ReturnStatementSyntax { Expression: { } a }, null, _, ReturnStatementSyntax { Expression: { } b } next) when branch.Else is null => Return(a, b, next),
            (ExpressionStatementSyntax a, ExpressionStatementSyntax b, _, _) => Assign(a, b),
            (ExpressionStatementSyntax a, null, LocalDeclarationStatementSyntax declaration, _) when branch.Else is null => Declare(a, declaration),
            _ => null,
        };

        Fix? Return(ExpressionSyntax a, ExpressionSyntax b, StatementSyntax? next) =>
            Choose(a, b, semanticModel.GetTypeInfo(a, cancellationToken).ConvertedType, (editor, value) =>
            {
                Replace(editor, SyntaxFactory.ReturnStatement(value));
                if (next is not null)
                {
                    editor.RemoveNode(next, SyntaxRemoveOptions.KeepExteriorTrivia | SyntaxRemoveOptions.AddElasticMarker);
                }
            });

        Fix? Assign(ExpressionStatementSyntax a, ExpressionStatementSyntax b) =>
            Assignment(a) is { } one && Assignment(b) is { } other && SymbolEqualityComparer.Default.Equals(Variable(one), Variable(other))
                ? Keep(one.Right, other.Right, Variable(one), (editor, value) => Replace(editor, a.WithExpression(one.WithRight(value))))
                : null;

        // The variable has its value for the other case already.
        Fix? Declare(ExpressionStatementSyntax a, LocalDeclarationStatementSyntax declaration)
        {
            if (Assignment(a) is not { } one
                || declaration is not { IsConst: false, Declaration.Variables.Count: 1 }
                || declaration.Declaration.Variables[0] is not { Initializer.Value: { } initial } variable
                || !SymbolEqualityComparer.Default.Equals(Variable(one), semanticModel.GetDeclaredSymbol(variable, cancellationToken))
                || IsReadIn(branch.Condition, variable) || IsReadIn(one.Right, variable))
            {
                return null;
            }

            return Keep(one.Right, initial, Variable(one), (editor, value) =>
            {
                editor.ReplaceNode(initial, value.WithTriviaFrom(initial));
                editor.RemoveNode(branch, SyntaxRemoveOptions.KeepNoTrivia);
            });
        }

        // In a variable, which may have been an integer.
        Fix? Keep(ExpressionSyntax a, ExpressionSyntax b, ISymbol? variable, Action<SyntaxEditor, ExpressionSyntax> apply)
        {
            var choice = new Choice(branch.Condition, a, b);
            return variable is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } local ? Choose(a, b, TypeOf(variable), apply)
                : IntegerUse.Of(local, branch, semanticModel, cancellationToken) is { } use && choice.ToTerm(semanticModel) is { } natural
                    ? Fix.Use(choice.NamesOf(semanticModel), choice.Difference(semanticModel), editor =>
                    {
                        apply(editor, (use.NeedsFloat ? natural.AsFloat() : natural).ToSyntax());
                        use.Redeclare(editor, natural.IsDouble && !use.NeedsFloat);
                    })
                    : null;
        }

        Fix? Choose(ExpressionSyntax a, ExpressionSyntax b, ITypeSymbol? type, Action<SyntaxEditor, ExpressionSyntax> apply)
        {
            var choice = new Choice(branch.Condition, a, b);
            return type.IsReal() && choice.ToTerm(semanticModel, type!.SpecialType) is { } term
                ? Fix.Use(choice.NamesOf(semanticModel), choice.Difference(semanticModel), editor => apply(editor, term.ToSyntax()))
                : null;
        }

        void Replace(SyntaxEditor editor, StatementSyntax statement) =>
            editor.ReplaceNode(branch, statement.NormalizeWhitespace().WithTriviaFrom(branch).WithAdditionalAnnotations(Formatter.Annotation));

        ISymbol? Variable(AssignmentExpressionSyntax assignment) => semanticModel.GetSymbolInfo(assignment.Left, cancellationToken).Symbol;
    }

    private static StatementSyntax? Single(StatementSyntax statement) =>
        statement is BlockSyntax block ? block.Statements.Count == 1 ? block.Statements[0] : null : statement;

    private static SyntaxNode? Sibling(IfStatementSyntax branch, int offset) =>
        branch.Parent is BlockSyntax block ? block.Statements.ElementAtOrDefault(block.Statements.IndexOf(branch) + offset) : null;

    private static AssignmentExpressionSyntax? Assignment(ExpressionStatementSyntax statement) =>
        statement.Expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax } assignment ? assignment : null;

    private static ITypeSymbol? TypeOf(ISymbol? variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static bool IsReadIn(ExpressionSyntax expression, VariableDeclaratorSyntax variable) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText);
}
