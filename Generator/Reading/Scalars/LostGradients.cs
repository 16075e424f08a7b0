using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>
/// The places of a scalar method that lose a gradient. Only when all is read is it known which of them matter: where a value goes only
/// into <c>Surrogate.Detach</c>, by way of whatever variables, its author has said that no gradient is wanted.
/// </summary>
internal sealed class LostGradients
{
    private readonly Dictionary<SyntaxNode, Place> _places = [];

    /// <summary>Remembers a place; what is said of one again takes the place of what was said before.</summary>
    /// <param name="syntax">Where it is.</param>
    /// <param name="operands">The operands whose gradients are lost, a bit each.</param>
    /// <param name="intrinsics">The intrinsics that keep them.</param>
    /// <param name="nodes">What loses them.</param>
    public void Add(SyntaxNode syntax, BigInteger operands, IEnumerable<string> intrinsics, IEnumerable<Node> nodes)
    {
        var before = _places.TryGetValue(syntax, out var place) ? place : new Place(0, [], []);
        _places[syntax] = new Place(before.Operands | operands, [.. intrinsics], [.. before.Nodes, .. nodes]);
    }

    /// <summary>Reports those that results depend on, and gives the operands whose gradients are lost there.</summary>
    public BigInteger Report(Usage usage, Action<DiagnosticDescriptor, SyntaxNode, string[]> report)
    {
        var lost = _places.Where(place => place.Value.Nodes.Any(usage.Contains)).ToDictionary(static place => place.Key, static place => place.Value);
        foreach (var (syntax, place) in lost.Select(static pair => (pair.Key, pair.Value)))
        {
            // A chain of choices is one mistake.
            if (!(syntax is ConditionalExpressionSyntax && Choice(syntax) is { } around && lost.ContainsKey(around)))
            {
                report(DiagnosticDescriptors.LostGradient, syntax, [ExpressionReader.Shorten(syntax), Decision.Product(place.Intrinsics)]);
            }
        }

        return lost.Values.Aggregate(BigInteger.Zero, static (operands, place) => operands | place.Operands);
    }

    // The choice of which an expression is an arm.
    private static ConditionalExpressionSyntax? Choice(SyntaxNode syntax) => syntax.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => Choice(parenthesized),
        ConditionalExpressionSyntax choice when choice.Condition != syntax => choice,
        _ => null,
    };

    private sealed record Place(BigInteger Operands, IReadOnlyList<string> Intrinsics, IReadOnlyList<Node> Nodes);
}
