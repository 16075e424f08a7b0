using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Surrogates.Generator.CodeFixes;

/// <summary>C# text of a number, which is put together with the parentheses that it needs and no more.</summary>
/// <param name="Text">The text.</param>
/// <param name="Binding">How strongly its outermost operator binds.</param>
/// <param name="IsDouble">Whether its type is double; else it is float, or an integer that float takes.</param>
internal sealed record Term(string Text, Binding Binding, bool IsDouble)
{
    public const string Home = "global::Surrogates.Surrogate";

    public static readonly Term One = new("1", Binding.Primary, false);

    public static Term Of(ExpressionSyntax expression, SemanticModel semanticModel)
    {
        var inner = expression.WithoutParentheses();
        var isDouble = semanticModel.GetTypeInfo(inner).Type?.SpecialType == SpecialType.System_Double;
        return new Term(inner.WithoutTrivia().ToString(), BindingOf(inner), isDouble);
    }

    /// <summary>A function of <c>Surrogates.Surrogate</c>; made double where its argument is not.</summary>
    public static Term Call(string intrinsic, Term argument, string more = "", bool asDouble = false) =>
        new($"{Home}.{intrinsic}{(asDouble && !argument.IsDouble ? "<double>" : "")}({argument.Text}{more})", Binding.Primary, asDouble || argument.IsDouble);

    public Term Negated() => new($"-{In(Binding.Unary)}", Binding.Unary, IsDouble);

    public Term Plus(Term right) => With("+", right, Binding.Additive);

    public Term Minus(Term right) => With("-", right, Binding.Additive);

    public Term Times(Term right) => With("*", right, Binding.Multiplicative);

    public Term AsFloat() => IsDouble ? new Term($"(float){In(Binding.Unary)}", Binding.Unary, false) : this;

    /// <summary>The names in it that stand for themselves, and are not members of what is before them.</summary>
    public IEnumerable<string> Names() => NamesIn(SyntaxFactory.ParseExpression(Text)).Select(static name => name.Identifier.ValueText);

    /// <summary>The term with others in place of names.</summary>
    public Term With(IReadOnlyDictionary<string, Term> values)
    {
        var parsed = SyntaxFactory.ParseExpression(Text);
        if (parsed is IdentifierNameSyntax whole && values.TryGetValue(whole.Identifier.ValueText, out var value))
        {
            return value;
        }

        var replaced = parsed.ReplaceNodes(
            NamesIn(parsed).Where(name => values.ContainsKey(name.Identifier.ValueText)),
            (name, _) => SyntaxFactory.ParseExpression(values[name.Identifier.ValueText].In(Needed(name))).WithTriviaFrom(name));
        return this with { Text = replaced.ToString() };
    }

    /// <summary>The term as an expression that can stand anywhere; what is longer than needed is for the simplifier.</summary>
    public ExpressionSyntax ToSyntax()
    {
        var parsed = SyntaxFactory.ParseExpression(Text);
        var homes = parsed.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(static access => access.ToString() == Home);
        var annotated = parsed.ReplaceNodes(homes, static (_, home) => home.WithAdditionalAnnotations(Simplifier.Annotation));
        return Binding == Binding.Primary
            ? annotated
            : SyntaxFactory.ParenthesizedExpression(annotated).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    /// <summary>Puts it in place of an expression, with the parentheses that it needs there itself.</summary>
    public void Replace(SyntaxEditor editor, ExpressionSyntax old)
    {
        var outer = old.WithParentheses();
        editor.ReplaceNode(outer, ToSyntax().WithTriviaFrom(outer).WithTrailingTrivia(LostComments(outer).Concat(outer.GetTrailingTrivia())));
    }

    // What is said within the expression, and is not in the text, is said after it.
    private IEnumerable<SyntaxTrivia> LostComments(ExpressionSyntax old) => old.DescendantTrivia()
        .Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            && old.Span.Contains(trivia.Span)
            && !Text.Contains(trivia.ToString()))
        .SelectMany(static trivia => (SyntaxTrivia[])[SyntaxFactory.Space, InLine(trivia)]);

    private static SyntaxTrivia InLine(SyntaxTrivia comment) => comment.IsKind(SyntaxKind.MultiLineCommentTrivia)
        ? comment
        : SyntaxFactory.Comment($"/* {comment.ToString().Substring(2).Replace("*/", "").Trim()} */");

    private Term With(string symbol, Term right, Binding binding) =>
        new($"{In(binding)} {symbol} {right.In(binding + 1)}", binding, IsDouble || right.IsDouble);

    private static IEnumerable<IdentifierNameSyntax> NamesIn(ExpressionSyntax parsed) => parsed.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Where(static name => name.Parent is not (NameColonSyntax or AliasQualifiedNameSyntax) && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name));

    // How strongly what stands in a place has to bind.
    private static Binding Needed(ExpressionSyntax place) => place.Parent switch
    {
        ArgumentSyntax or ParenthesizedExpressionSyntax => Binding.Weaker,
        BinaryExpressionSyntax binary => BindingOf(binary) + (binary.Right == place ? 1 : 0),
        PrefixUnaryExpressionSyntax or CastExpressionSyntax => Binding.Unary,
        _ => Binding.Primary,
    };

    private string In(Binding least) => Binding >= least ? Text : $"({Text})";

    private static Binding BindingOf(ExpressionSyntax expression) => expression.Kind() switch
    {
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => Binding.Additive,
        SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => Binding.Multiplicative,
        SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.CastExpression => Binding.Unary,
        SyntaxKind.IdentifierName or SyntaxKind.NumericLiteralExpression or SyntaxKind.InvocationExpression
            or SyntaxKind.SimpleMemberAccessExpression or SyntaxKind.ElementAccessExpression => Binding.Primary,
        _ => Binding.Weaker,
    };
}

/// <summary>How strongly operators bind, from the weakest on.</summary>
internal enum Binding
{
    Weaker,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}
