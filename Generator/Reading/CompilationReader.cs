using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading;

/// <summary>Reads all annotated methods of a compilation for what there is to report about them.</summary>
internal static class CompilationReader
{
    /// <summary>The methods of a file that may be annotated; by syntax alone, so that an unchanged file keeps them.</summary>
    public static MethodDeclarationSyntax[] Candidates(SyntaxTree tree) =>
    [
        .. tree.GetRoot()
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(AnnotatedMethod.IsCandidate),
    ];

    /// <summary>Each finding once, by the file that it is in: several methods may call the scalar method that it is about.</summary>
    public static ILookup<SyntaxTree, Finding> Read(
        IEnumerable<MethodDeclarationSyntax> candidates,
        Compilation compilation,
        Func<Finding, bool> isWanted,
        CancellationToken cancellationToken)
    {
        var findings = new HashSet<Finding>();
        foreach (var syntax in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.UnionWith(AnnotatedMethod.Find(syntax, compilation, cancellationToken)?.Result.Findings ?? []);
        }

        return findings.Where(finding => finding.Location?.SourceTree is not null && isWanted(finding)).ToLookup(static finding => finding.Location!.SourceTree!);
    }
}
