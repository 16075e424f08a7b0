using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Surrogates.Generator.Tests.Harness.Snapshots;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Harness.Tests;

/// <summary>File names, bytes and rules of the repository's own snapshot engine.</summary>
public sealed class SnapshotEngineTests : IDisposable
{
    private static readonly SnapshotMode Silent = new(Accept: false, OnServer: true);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapshots-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A file of a test that was renamed would lie there for good, and one without text verifies nothing.</summary>
    [Fact]
    public void EachVerifiedFileBelongsToATestAndHasText()
    {
        var tests = typeof(SnapshotEngineTests).Assembly.GetTypes().SelectMany(static type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "Generator.Tests", "Snapshots"), "*.verified.*");
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            Assert.InRange(new FileInfo(file).Length, 10, long.MaxValue);
            Assert.Contains(string.Join(".", Path.GetFileName(file).Split('#', '_')[0].Split('.').Take(2)), tests);
        });
    }

    [Fact]
    public async Task NewTargetIsReceivedAndAccepted()
    {
        var target = new SnapshotTarget("#Demo.Ops.g", "cs", "//HintName: Demo.Ops.g.cs\nclass C { }\n");
        var failure = await Fails("T.M", target);
        Assert.Contains("no verified file", failure);
        Assert.Contains(PathOf("T.M#Demo.Ops.g.received.cs"), failure);
        Assert.Contains(PathOf("T.M#Demo.Ops.g.verified.cs"), failure);
        Assert.Equal(["T.M#Demo.Ops.g.received.cs"], Files());

        await new SnapshotFiles(_folder.FullName, "T.M").Compare([target], new SnapshotMode(Accept: true, OnServer: false));
        Assert.Equal(["T.M#Demo.Ops.g.verified.cs"], Files());
        await Passes("T.M", target);
        byte[] expected = [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(target.Text)];
        Assert.Equal(expected, File.ReadAllBytes(PathOf("T.M#Demo.Ops.g.verified.cs")));
    }

    [Fact]
    public async Task DifferenceNamesItsFirstLine()
    {
        Write("T.M.verified.txt", "a\nb\nc");
        var failure = await Fails("T.M", new SnapshotTarget("", "txt", "a\nB\nc"));
        Assert.Contains("line 2", failure);
        Assert.Contains("- b", failure);
        Assert.Contains("+ B", failure);
        Assert.Contains("(end of file)", await Fails("T.M", new SnapshotTarget("", "txt", "a\nb")));
    }

    [Fact]
    public async Task ReceivedFilesAreDeletedFirst()
    {
        Write("T.M.verified.txt", "a");
        Write("T.M.received.txt", "old");
        Write("T.M#Gone.received.cs", "old");
        Write("T.M_x=1.received.txt", "another test's");
        Write("T.Method.received.txt", "another test's");
        await Passes("T.M", new SnapshotTarget("", "txt", "a"));
        Assert.Equal(["T.M.verified.txt", "T.M_x=1.received.txt", "T.Method.received.txt"], Files());
    }

    [Fact]
    public async Task CarriageReturnFailsOnEitherSide()
    {
        Write("T.M.verified.txt", "a\r\nb");
        Assert.Contains("carriage return", await Fails("T.M", new SnapshotTarget("", "txt", "a\nb")));
        Assert.Contains("carriage return", await Fails("T.M", new SnapshotTarget("", "txt", "a\r\nb")));
    }

    [Fact]
    public async Task ByteOrderMarkIsPartOfTheFile()
    {
        File.WriteAllText(PathOf("T.M.verified.txt"), "a");
        Assert.Contains("byte order mark", await Fails("T.M", new SnapshotTarget("", "txt", "a")));
    }

    [Fact]
    public async Task StaleVerifiedFileFails()
    {
        Write("T.M.verified.txt", "a");
        Write("T.M#Gone.g.verified.cs", "b");
        Assert.Contains("T.M#Gone.g.verified.cs", await Fails("T.M", new SnapshotTarget("", "txt", "a")));
        await new SnapshotFiles(_folder.FullName, "T.M").Compare(
            [new SnapshotTarget("", "txt", "a")], new SnapshotMode(Accept: true, OnServer: false));
        Assert.Equal(["T.M.verified.txt"], Files());
    }

    [Fact]
    public async Task AcceptIsRefusedOnAServer()
    {
        var files = new SnapshotFiles(_folder.FullName, "T.M");
        var failure = await Assert.ThrowsAsync<XunitException>(
            () => files.Compare([new SnapshotTarget("", "txt", "a")], new SnapshotMode(Accept: true, OnServer: true)));
        Assert.Contains("refused", failure.Message);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task TargetsAreDistinctAndThereIsOne()
    {
        Assert.Contains("nothing to verify", await Fails("T.M"));
        var failure = await Fails("T.M", new SnapshotTarget("#a", "cs", "x"), new SnapshotTarget("#A", "cs", "y"));
        Assert.Contains("upper and lower case", failure);
    }

    [Fact]
    public void NamesComeFromTheTest()
    {
        var previous = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var plain = typeof(Names).GetMethod(nameof(Names.Plain))!;
            Assert.Equal("SnapshotEngineTests.Names.Plain", SnapshotName.Of(plain, []));
            var shape = typeof(Names).GetMethod(nameof(Names.Shape))!;
            Assert.Equal("SnapshotEngineTests.Names.Shape_name=ATan_k=2.5", SnapshotName.Of(shape, ["ATan", 2.5]));
            Assert.Equal("SnapshotEngineTests.Names.Shape_name=a-b-c-d-e-f_k=null", SnapshotName.Of(shape, ["a<b>c#d/e\\f", null]));
            Assert.Throws<XunitException>(() => SnapshotName.Of(shape, []));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }

        Assert.Equal(nameof(NamesComeFromTheTest), CurrentTestAttribute.Method.Name);
        SnapshotName.Claim("Claimed.Once");
        Assert.Throws<XunitException>(() => SnapshotName.Claim("claimed.once"));
    }

    [Fact]
    public void TargetsComeFromTheRun()
    {
        var driver = CSharpGeneratorDriver.Create(new TwoFiles())
            .RunGenerators(CSharpCompilation.Create("Tested", [CSharpSyntaxTree.ParseText("")]));
        var targets = SnapshotTarget.Of(driver.GetRunResult());
        Assert.Equal(["#Demo.A.g", "#Demo.B`1.g"], targets.Select(static t => t.Name));
        Assert.Equal("//HintName: Demo.A.g.cs\n// a\n", targets[0].Text);
        Assert.All(targets, static t => Assert.Equal("cs", t.Extension));
    }

    [Fact]
    public void DiagnosticsReadAsDocumented()
    {
        var rule = new DiagnosticDescriptor(
            "SURR001", "Title", "'{0}' is wrong", "Surrogates", DiagnosticSeverity.Error, true, "Long.", "docs/SURR001.md", ["One", "Two"]);
        var tree = CSharpSyntaxTree.ParseText(
            "using TorchSharp;\n\nstatic partial class Ops\n{\n    [Surrogate]\n{\n    internal static partial Tensor Ge(Tensor x);\n}\n",
            path: "dir/Source.cs");
        var at = tree.ToString().IndexOf("Ge(", StringComparison.Ordinal);
        var warning = new DiagnosticDescriptor("SURR002", "Two", "Plain", "Surrogates", DiagnosticSeverity.Warning, false);
        var text = DiagnosticText.Of(
        [
            Diagnostic.Create(rule, Location.Create(tree, new TextSpan(at, 2)), "Ge"),
            Diagnostic.Create(warning, Location.None),
        ]);

        Assert.Equal(
            """
            {
              Diagnostics: [
                {
                  Location: /*
            {
                internal static partial Tensor Ge(Tensor x);
                                               ^^
            }
            */
             dir\Source.cs: (6,35)-(6,37),
                  Message: 'Ge' is wrong,
                  Severity: Error,
                  Descriptor: {
                    Id: SURR001,
                    Title: Title,
                    Description: Long.,
                    HelpLink: docs/SURR001.md,
                    MessageFormat: '{0}' is wrong,
                    Category: Surrogates,
                    DefaultSeverity: Error,
                    IsEnabledByDefault: true,
                    CustomTags: [
                      One,
                      Two
                    ]
                  }
                },
                {
                  Location: : (0,0)-(0,0),
                  Message: Plain,
                  Severity: Warning,
                  WarningLevel: 1,
                  Descriptor: {
                    Id: SURR002,
                    Title: Two,
                    MessageFormat: Plain,
                    Category: Surrogates,
                    DefaultSeverity: Warning,
                    IsEnabledByDefault: false
                  }
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            text);
    }

    private async Task<string> Fails(string prefix, params SnapshotTarget[] targets) => (await Assert.ThrowsAsync<XunitException>(
        () => new SnapshotFiles(_folder.FullName, prefix).Compare(targets, Silent))).Message;

    private Task Passes(string prefix, params SnapshotTarget[] targets) =>
        new SnapshotFiles(_folder.FullName, prefix).Compare(targets, Silent);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text, new UTF8Encoding(true));

    private List<string> Files() =>
        [.. _folder.EnumerateFiles().Select(static file => file.Name).Order(StringComparer.Ordinal)];

    private static class Names
    {
        public static void Plain()
        {
        }

        public static void Shape(string name, double? k) => _ = name + k;
    }

    private sealed class TwoFiles : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterPostInitializationOutput(static output =>
            {
                output.AddSource("Demo.B`1.g.cs", SourceText.From("// b\n", Encoding.UTF8));
                output.AddSource("Demo.A.g.cs", SourceText.From("// a\n", Encoding.UTF8));
            });
    }
}
