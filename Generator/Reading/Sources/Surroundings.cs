using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Surrogates.Generator.Reading.Sources;

/// <summary>
/// What decides, beside a piece of code itself, what that code means: all that the files of a compilation say outside of bodies, what it
/// references, and its options. An edit inside of a body leaves it as it is.
/// </summary>
internal sealed class Surroundings : IEquatable<Surroundings>
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> OfCompilations = new();
    private static readonly ConditionalWeakTable<SourceText, Tuple<ParseOptions, string>> OfTexts = new();

    private readonly string? _assembly;
    private readonly CompilationOptions _options;
    private readonly MetadataReference[] _references;
    private readonly string _declarations;

    private Surroundings(Compilation compilation)
    {
        _assembly = compilation.AssemblyName;
        _options = compilation.Options;
        _references = [.. compilation.References];
        _declarations = Digest(string.Concat(compilation.SyntaxTrees.Select(Declarations)));
    }

    public static Surroundings Of(Compilation compilation) => OfCompilations.GetValue(compilation, static compilation => new Surroundings(compilation));

    public bool Equals(Surroundings? other) => ReferenceEquals(this, other)
        || (other is not null
            && _declarations == other._declarations
            && _assembly == other._assembly
            && _options.Equals(other._options)
            && _references.SequenceEqual(other._references));

    public override bool Equals(object? obj) => Equals(obj as Surroundings);

    public override int GetHashCode() => _declarations.GetHashCode();

    // By the text: what a generator writes is parsed anew after each edit, changed or not.
    private static string Declarations(SyntaxTree tree)
    {
        var said = OfTexts.GetValue(tree.GetText(), _ => Tuple.Create(tree.Options, Digest(tree)));
        return said.Item1.Equals(tree.Options) ? said.Item2 : Digest(tree);
    }

    // Directives inside of a body reach beyond it.
    private static string Digest(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var text = new StringBuilder();
        foreach (var token in root.DescendantTokens(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax)))
        {
            text.Append(token.Text).Append('\n');
        }

        if (root.ContainsDirectives)
        {
            foreach (var directive in root.DescendantTrivia().Where(static trivia => trivia.IsDirective))
            {
                text.Append(directive.ToFullString()).Append('\n');
            }
        }

        return Digest(text.ToString());
    }

    private static string Digest(string text)
    {
        var bytes = SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256).GetChecksum();
        return Convert.ToBase64String([.. bytes]);
    }
}
