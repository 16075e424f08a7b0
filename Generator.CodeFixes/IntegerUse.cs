using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Surrogates.Generator.CodeFixes;

/// <summary>
/// What an integer is used for. Where it ends as a real number anyway it may be one from the start, and so keep its gradient;
/// where it is divided, or taken as an integer by something else, that would be another program.
/// </summary>
internal sealed class IntegerUse
{
    private readonly SemanticModel _semanticModel;
    private readonly CancellationToken _cancellationToken;
    private readonly List<TypeSyntax> _declarations = [];
    private SyntaxNode? _leftOut;

    private IntegerUse(SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        _semanticModel = semanticModel;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether something takes it as a float, which does not take a double.</summary>
    public bool NeedsFloat { get; private set; }

    /// <summary>The uses; null if one of them needs an integer.</summary>
    public static IntegerUse? Of(ExpressionSyntax integer, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        var use = new IntegerUse(semanticModel, cancellationToken);
        return use.EndsAsReal(integer) ? use : null;
    }

    /// <summary>The same for a local variable, but for what happens to it within a statement that goes; null also if another one changes it.</summary>
    public static IntegerUse? Of(ILocalSymbol variable, SyntaxNode leftOut, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        var use = new IntegerUse(semanticModel, cancellationToken) { _leftOut = leftOut };
        return variable.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax syntax && use.EndsAsReal(syntax) ? use : null;
    }

    /// <summary>The type that local variables get in place of int.</summary>
    public void Redeclare(SyntaxEditor editor, bool isDouble)
    {
        foreach (var declaration in _declarations)
        {
            var keyword = SyntaxFactory.Token(isDouble ? SyntaxKind.DoubleKeyword : SyntaxKind.FloatKeyword);
            editor.ReplaceNode(declaration, SyntaxFactory.PredefinedType(keyword).WithTriviaFrom(declaration));
        }
    }

    private bool EndsAsReal(ExpressionSyntax expression)
    {
        switch (_semanticModel.GetTypeInfo(expression).ConvertedType?.SpecialType)
        {
            case SpecialType.System_Single:
                NeedsFloat = true;
                return true;
            case SpecialType.System_Double:
                return true;
        }

        return expression.Parent switch
        {
            ParenthesizedExpressionSyntax parent => EndsAsReal(parent),
            PrefixUnaryExpressionSyntax parent when parent.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression => EndsAsReal(parent),
            BinaryExpressionSyntax parent => parent.Kind() switch
            {
                SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression => EndsAsReal(parent),
                SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
                    or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => true,
                _ => false,
            },
            CastExpressionSyntax parent => _semanticModel.GetTypeInfo(parent).Type.IsReal(),
            ConditionalExpressionSyntax parent => EndsAsReal(parent),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax parent } => EndsAsReal(parent),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => EndsAsReal(variable),
            _ => false,
        };
    }

    private bool EndsAsReal(VariableDeclaratorSyntax variable)
    {
        if (variable.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: { } block, IsConst: false } } declaration
            || _semanticModel.GetDeclaredSymbol(variable, _cancellationToken) is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } local)
        {
            return false;
        }

        if (!declaration.Type.IsVar)
        {
            _declarations.Add(declaration.Type);
        }

        return block.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(_semanticModel.GetSymbolInfo(name, _cancellationToken).Symbol, local))
            .Where(name => _leftOut?.Contains(name) != true)
            .All(EndsAsReal);
    }
}
