using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>A condition that is all that a called method computes.</summary>
internal sealed class HelperCondition
{
    private readonly InvocationExpressionSyntax _call;
    private readonly IMethodSymbol _method;
    private readonly SemanticModel _caller;

    private HelperCondition(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel caller, ExpressionSyntax condition, SemanticModel semanticModel)
    {
        _call = call;
        _method = method;
        _caller = caller;
        Condition = condition;
        SemanticModel = semanticModel;
    }

    /// <summary>The condition as the method has it.</summary>
    public ExpressionSyntax Condition { get; }

    /// <summary>What it means there.</summary>
    public SemanticModel SemanticModel { get; }

    /// <summary>The condition; null if the method does more, has no source here, or would get other types of numbers written in its place.</summary>
    public static HelperCondition? Of(InvocationExpressionSyntax call, SemanticModel semanticModel)
    {
        if (semanticModel.GetSymbolInfo(call).Symbol is not IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean } method
            || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration
            || !semanticModel.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            || Returned(declaration) is not { } condition)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        return arguments.Count == method.Parameters.Length
            && arguments.Zip(method.Parameters, (argument, parameter) => argument.NameColon is null && semanticModel.TypeOf(argument.Expression) == parameter.Type.SpecialType).All(static same => same)
                ? new HelperCondition(call, method, semanticModel, condition, semanticModel.Compilation.GetSemanticModel(declaration.SyntaxTree))
                : null;
    }

    /// <summary>What was made of the condition, with the arguments of the call; null if something in it means another thing there.</summary>
    public Term? Inline(Term? term)
    {
        var arguments = _method.Parameters.Zip(_call.ArgumentList.Arguments, (parameter, argument) => (parameter.Name, Argument: Term.Of(argument.Expression, _caller)))
            .ToDictionary(static pair => pair.Name, static pair => pair.Argument);
        return term is not null && term.Names().Where(name => !arguments.ContainsKey(name)).All(MeansTheSame) ? term.With(arguments) : null;
    }

    private bool MeansTheSame(string name) =>
        _caller.LookupSymbols(_call.SpanStart, name: name).SequenceEqual(SemanticModel.LookupSymbols(Condition.SpanStart, name: name), SymbolEqualityComparer.Default);

    private static ExpressionSyntax? Returned(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? Returned(method.Body),
        LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression ?? Returned(function.Body),
        _ => null,
    };

    private static ExpressionSyntax? Returned(BlockSyntax? body) =>
        body is { Statements: { Count: 1 } statements } && statements[0] is ReturnStatementSyntax { Expression: { } expression } ? expression : null;
}
