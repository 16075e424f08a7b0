using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>A block of C#, taken apart: a reader pastes members into a class, types into a file, and statements into a program.</summary>
internal sealed class CSharpBlock
{
    /// <summary>The class that members are pasted into.</summary>
    public const string Container = "Ops";

    private readonly PageBlock _block;

    private CSharpBlock(PageBlock block, CompilationUnitSyntax unit)
    {
        _block = block;
        var file = unit.Members.Count == 1 && unit.Members[0] is FileScopedNamespaceDeclarationSyntax;
        Usings = [.. unit.Usings.Select(static directive => directive.NormalizeWhitespace().ToFullString())];
        Namespace = file ? ((FileScopedNamespaceDeclarationSyntax)unit.Members[0]).Name.ToString() : null;
        var members = file ? ((FileScopedNamespaceDeclarationSyntax)unit.Members[0]).Members : unit.Members;
        var statements = members.OfType<GlobalStatementSyntax>().ToArray();
        var types = members.Where(static member => member is not GlobalStatementSyntax).ToArray();
        (Statements, Types) = (Text(statements), Text(types));
        Declared = [.. types.Select(NameOf)];
        Locals = [.. statements.SelectMany(LocalsOf)];
        InnerLocals = [.. statements.SelectMany(static statement => statement.DescendantNodes()).SelectMany(NamesOf)];
    }

    private CSharpBlock(PageBlock block, ClassDeclarationSyntax container)
    {
        _block = block;
        Members = Text([.. container.Members], offset: container.OpenBraceToken.Span.End + 1);
        Declared = [.. container.Members.Select(NameOf)];
    }

    /// <summary>The namespace of a block that is a file with one.</summary>
    public string? Namespace { get; }

    public IReadOnlyList<string> Usings { get; } = [];

    /// <summary>Members of a class that the reader has; nothing if it is a file or statements.</summary>
    public string Members { get; } = "";

    public string Types { get; } = "";

    public string Statements { get; } = "";

    /// <summary>Whether its statements are to be run.</summary>
    public bool IsRun => _block["notrun"] is null;

    /// <summary>The names of types and members.</summary>
    public IReadOnlyList<string> Declared { get; }

    /// <summary>The variables that statements declare for those after them.</summary>
    public IReadOnlyList<string> Locals { get; } = [];

    /// <summary>These, and those within them.</summary>
    public IReadOnlyList<string> InnerLocals { get; } = [];

    public static CSharpBlock Read(PageBlock block)
    {
        var container = (ClassDeclarationSyntax)CSharpSyntaxTree.ParseText($"class C {{\n{block.Code}\n}}").GetCompilationUnitRoot().Members[0];
        if (!HasErrors(container.SyntaxTree.GetRoot()) && container.Members.Any(IsOfAClass))
        {
            return new CSharpBlock(block, container);
        }

        var unit = CSharpSyntaxTree.ParseText(block.Code).GetCompilationUnitRoot();
        return !HasErrors(unit) ? new CSharpBlock(block, unit) : throw new XunitException($"{block} is no C#:\n{string.Join("\n", unit.GetDiagnostics())}");
    }

    private static bool HasErrors(SyntaxNode node) => node.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    // What else parses as members of a class, `var x = 1;`, are statements.
    private static bool IsOfAClass(MemberDeclarationSyntax member) => member is MethodDeclarationSyntax || member is FieldDeclarationSyntax { Modifiers: not [] };

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        _ => member.ToString(),
    };

    private static IEnumerable<string> LocalsOf(GlobalStatementSyntax statement) => statement.Statement switch
    {
        LocalFunctionStatementSyntax function => [function.Identifier.Text],
        LocalDeclarationStatementSyntax or ExpressionStatementSyntax => statement.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).SelectMany(NamesOf),
        _ => [],
    };

    private static IEnumerable<string> NamesOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => [variable.Identifier.Text],
        SingleVariableDesignationSyntax designation => [designation.Identifier.Text],
        LocalFunctionStatementSyntax function => [function.Identifier.Text],
        _ => [],
    };

    // With the line on the page, so that whatever is said of it is said of there.
    private string Text(IReadOnlyList<SyntaxNode> nodes, int offset = 0)
    {
        if (nodes.Count == 0)
        {
            return "";
        }

        var (start, end) = (nodes[0].FullSpan.Start - offset, nodes[^1].FullSpan.End - offset);
        var code = _block.Code[start..Math.Min(end, _block.Code.Length)];
        return $"#line {_block.Line + _block.Code[..start].Count(static letter => letter == '\n')} \"{_block.Page}\"\n{code.TrimEnd()}\n#line default\n";
    }
}
