using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Harness.Tests;

/// <summary>The harness finds what it is there to find, tried on a generator of a few lines.</summary>
[Collection(Side.Compiler)]
public sealed class HarnessTests
{
    private const string Input = """
        namespace Demo
        {
            [System.Obsolete("A")]
            public static partial class One { }
        }
        """;

    [Fact]
    public void RunGivesSourceAndLoads()
    {
        var run = Run(new TinyGenerator(), Expected.Clean, Input);
        Assert.Equal(["One.g.cs"], run.HintNames);
        Assert.Contains("Name => \"One\"", run.GeneratedSource("One.g.cs"));
        Assert.Equal("One", run.Load().GetType("Demo.One")!.GetProperty("Name")!.GetValue(null));
        Assert.Throws<ArgumentException>(() => run.GeneratedSource("Two.g.cs"));
    }

    [Fact]
    public void EditGivesReasons()
    {
        var run = Run(new TinyGenerator(), Expected.Clean, Input, "class Other { }");
        Assert.Equal([IncrementalStepRunReason.New], run.Reasons("Model"));

        var unrelated = run.Edit(Input, "class Other { int _x; public int X() => _x++; }");
        Assert.Equal([IncrementalStepRunReason.Cached], unrelated.Reasons("Model"));
        Assert.Equal([IncrementalStepRunReason.Cached], unrelated.OutputReasons);

        var related = unrelated.Edit(Input.Replace("One", "Two"), "class Other { }");
        Assert.Equal([IncrementalStepRunReason.Modified], related.Reasons("Model"));
        Assert.Equal(["Two.g.cs"], related.HintNames);
        Assert.Empty(related.Reasons("NoSuchStep"));
    }

    [Fact]
    public void DiagnosticsNeedTheVariantThatExpectsThem()
    {
        var generator = new TinyGenerator { Report = true };
        Assert.Single(Run(generator, Expected.Diagnostics, Input).Diagnostics);
        Assert.Contains("TINY001", Failure(generator, Input));
        var off = new RunOptions { Severities = new Dictionary<string, ReportDiagnostic> { ["TINY001"] = ReportDiagnostic.Suppress } };
        Assert.Empty(GeneratorRun.Of(() => generator, off, Input).Diagnostics);
        var pragma = "#pragma warning disable TINY001\n" + Input;
        Assert.Empty(Run(generator, Expected.Clean, pragma).Diagnostics);
    }

    [Theory]
    [InlineData("public static int F(object o) { int unused; return 1; }", "CS0168")]
    [InlineData("public static string Undocumented = \"\";", "CS1591")]
    [InlineData("/// <summary>Text</summary>\npublic static string? S;", "CS8669")]
    [InlineData("syntax error", "CS1002")]
    public void GeneratedCodeMustCompileWithoutAWord(string member, string id) =>
        Assert.Contains(id, Failure(new TinyGenerator { Member = member }, Input));

    [Fact]
    public void GeneratedCodeIsCompiledWithOverflowChecksToo() =>
        Assert.Contains("CS1002", Failure(new TinyGenerator { MemberWhenChecked = "syntax error" }, Input));

    // The two engines must read the same files.
    [Theory]
    [InlineData("One", 1.5)]
    public Task SnapshotsAreCompared(string name, double k)
    {
        var generator = new TinyGenerator { Report = true, Member = $"internal const double K = {k.ToString(CultureInfo.InvariantCulture)};" };
        return Snapshot.Verify(Run(generator, Expected.Diagnostics, Input.Replace("One", name)).Driver, name, k);
    }

    [Fact]
    public void BrokenInputIsLetThrough() =>
        Assert.Empty(Run(new TinyGenerator(), Expected.Broken, "[System.Obsolete(").HintNames);

    [Fact]
    public void ExceptionsOfTheGeneratorFail() =>
        Assert.Contains("tiny failure", Failure(new TinyGenerator { Throw = true }, Input));

    [Fact]
    public void OutputsThatAreNeverCachedFail() =>
        Assert.Contains("made an output", Failure(new TinyGenerator { Uncached = true }, Input));

    [Fact]
    public void ModelsWithSymbolsFail() =>
        Assert.Contains("Symbol", Failure(new TinyGenerator { Leak = true }, Input));

    [Fact]
    public void ObjectGraphFindsWhatIsHidden()
    {
        var tree = CSharpSyntaxTree.ParseText("class C { }");
        var location = tree.GetRoot().GetLocation();
        Assert.Null(ObjectGraph.FindForbidden(new Holder("text", 1, new Holder(null, 2, null))));
        Assert.Contains("Value.Next.Value", ObjectGraph.FindForbidden(new Holder(new Holder(null, 1, new Holder(tree, 2, null)), 3, null)));
        Assert.NotNull(ObjectGraph.FindForbidden(new Holder(ImmutableArray.Create(1), 1, null)));
        Assert.NotNull(ObjectGraph.FindForbidden((1, new[] { 2 })));
        Assert.NotNull(ObjectGraph.FindForbidden(location));
        Assert.Null(ObjectGraph.FindForbidden(new Holder(location, 1, null), withLocations: true));
        Assert.NotNull(ObjectGraph.FindForbidden(new Holder(tree.GetRoot(), 1, null), withLocations: true));
    }

    private static GeneratorRun Run(TinyGenerator generator, Expected expected, params string[] sources) =>
        GeneratorRun.Of(() => generator, new RunOptions { Expected = expected, Severities = ObsoleteOff }, sources);

    private static string Failure(TinyGenerator generator, string source) =>
        Assert.Throws<XunitException>(() => Run(generator, Expected.Clean, source)).Message;

    private static readonly Dictionary<string, ReportDiagnostic> ObsoleteOff = new() { ["CS0618"] = ReportDiagnostic.Suppress };

    private sealed record Holder(object? Value, int Number, Holder? Next);

    private sealed class TinyGenerator : IIncrementalGenerator
    {
        private static readonly DiagnosticDescriptor Rule = new("TINY001", "Title", "Message {0}", "Tiny", DiagnosticSeverity.Warning, true);

        private static int _runs;

        public string Member { get; init; } = "";

        public string MemberWhenChecked { get; init; } = "";

        public bool Report { get; init; }

        public bool Throw { get; init; }

        public bool Uncached { get; init; }

        public bool Leak { get; init; }

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var read = context.SyntaxProvider.ForAttributeWithMetadataName(
                "System.ObsoleteAttribute",
                static (node, _) => node is ClassDeclarationSyntax,
                (found, _) => Throw
                    ? throw new InvalidOperationException("tiny failure")
                    : new Holder(found.TargetSymbol.Name, Uncached ? Interlocked.Increment(ref _runs) : 0, new Holder(Leak ? found.TargetSymbol : MemberFor(found), 0, null)));
            context.RegisterSourceOutput(read.Select(static (model, _) => model).WithTrackingName("Model"), Write);
            if (Report)
            {
                var places = context.SyntaxProvider.ForAttributeWithMetadataName(
                    "System.ObsoleteAttribute", static (_, _) => true, static (found, _) => found.TargetNode.GetLocation());
                context.RegisterSourceOutput(
                    places.WithTrackingName("Diagnostics"),
                    static (output, place) => output.ReportDiagnostic(Diagnostic.Create(Rule, place, "One")));
            }
        }

        private string MemberFor(GeneratorAttributeSyntaxContext found) =>
            found.SemanticModel.Compilation.Options.CheckOverflow ? MemberWhenChecked : Member;

        private void Write(SourceProductionContext context, Holder model)
        {
            var text = $$"""
                namespace Demo
                {
                    partial class {{model.Value}}
                    {
                        /// <summary>Name.</summary>
                        public static string Name => "{{model.Value}}";
                        {{model.Next!.Value}}
                    }
                }

                """;
            context.AddSource(model.Value + ".g.cs", SourceText.From(text, Encoding.UTF8));
        }
    }
}
