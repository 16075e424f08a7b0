using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Variables that a called method reaches under two names. Their values are read under one, so a change would be lost under the other.</summary>
internal static class Aliases
{
    /// <summary>A variable that is passed by reference, and reached in another way too; null if there is none.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="bodies">What is run that sees the variables around the call.</param>
    public static ISymbol? Find(IInvocationOperation invocation, IEnumerable<IOperation> bodies)
    {
        ISymbol[] passed = [.. invocation.Arguments.Where(static argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out).Select(static argument => Root(argument.Value)).OfType<ISymbol>()];
        var instance = passed.Length > 0 && invocation.Instance is { } receiver ? Root(receiver) : null;
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return passed.FirstOrDefault(variable => !seen.Add(variable) || SymbolEqualityComparer.Default.Equals(variable, instance))
            ?? (passed.Length == 0 ? null : bodies.SelectMany(static body => body.DescendantsAndSelf()).Select(Root).OfType<ISymbol>().FirstOrDefault(seen.Contains));
    }

    // The variable that something is, or is a part of; null for what is declared there.
    private static ISymbol? Root(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IInstanceReferenceOperation { Type: { } type } => StructReader.Self(type),
        IMemberReferenceOperation { Instance: { } instance } => Root(instance),
        _ => null,
    };
}
