using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>An annotated method as it was read.</summary>
internal static class ReadModel
{
    /// <summary>The first of the members of a class <c>Demo.Ops</c>.</summary>
    public static OpModel Of(string members)
    {
        var options = new RunOptions();
        var tree = CSharpSyntaxTree.ParseText("using System;\n" + Sources.Ops(members), options.ParseOptions, "Source.cs");
        var compilation = CSharpCompilation.Create("Tested", [tree], options.References, options.CompilationOptions);
        var syntax = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        return Assert.IsType<OpModel>(AnnotatedMethod.Find(syntax, compilation, CancellationToken.None)!.Op);
    }
}
