using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>What the compiler has to say of the declarations of a file. It is asked once for all of them: for one it looks through the whole project too.</summary>
internal static class DeclarationErrors
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxTree, Diagnostic[]>> OfCompilations = new();

    public static IReadOnlyList<Diagnostic> Of(SemanticModel model, CancellationToken cancellationToken) => OfCompilations
        .GetValue(model.Compilation, static _ => new())
        .GetOrAdd(model.SyntaxTree, _ => [.. model.GetDeclarationDiagnostics(cancellationToken: cancellationToken).Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error)]);
}
