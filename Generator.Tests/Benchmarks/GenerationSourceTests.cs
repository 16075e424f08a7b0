using Microsoft.CodeAnalysis;
using Surrogates.Benchmarks.Generation;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>The sources that the generator is measured on are code that it accepts without a word.</summary>
public sealed class GenerationSourceTests
{
    private const int SmallSize = 2;

    public static TheoryData<string> ExampleNames => [.. Examples.All.Select(static example => example.Name)];

    [Theory]
    [MemberData(nameof(ExampleNames))]
    public void AnExampleCompiles(string name)
    {
        var example = Examples.All.Single(example => example.Name == name);

        Assert.Equal(["Measured.Ops.g.cs"], GeneratorRun.Of(example.Source(SmallSize)).HintNames);
    }

    [Fact]
    public void TheRequiredSizesAreMeasured()
    {
        Assert.All(Examples.All, static example => Assert.Contains(example.Required, example.Sizes));
        Assert.All(Examples.All, static example => Assert.Equal(example.Sizes.Order(), example.Sizes));
        Assert.Equal(Job.All.Count, Job.All.DistinctBy(static job => job.Name).Count());
    }

    [Fact]
    public void TheProjectCompiles()
    {
        var run = GeneratorRun.Of(
            ProjectFiles.Annotated(0, 0), ProjectFiles.Annotated(1, 0), ProjectFiles.Annotated(99, 9), ProjectFiles.Helpers, ProjectFiles.Plain(0, 0), ProjectFiles.Plain(1, 1));

        Assert.Equal(["Measured.Ops0.g.cs", "Measured.Ops1.g.cs", "Measured.Ops99.g.cs"], run.HintNames.Order());
    }

    [Fact]
    public void AFileHasAsManyMethodsAsItSays()
    {
        Assert.Equal(ProjectFiles.MethodsOfAFile, ProjectFiles.Annotated(0, 0).Split("[Surrogate").Length - 1);
    }

    [Fact]
    public void AnEditChangesOneFile()
    {
        var project = new MeasuredProject(2);
        var before = project.Compile();

        var (after, edited) = project.EditOp(before, 1);
        var (last, plain) = project.EditPlain(after, 1);

        Assert.Equal(edited, Assert.Single(after.SyntaxTrees.Except(before.SyntaxTrees)));
        Assert.Equal(plain, Assert.Single(last.SyntaxTrees.Except(after.SyntaxTrees)));
        Assert.StartsWith("Ops", edited.FilePath);
        Assert.StartsWith("Plain", plain.FilePath);
        Assert.DoesNotContain(last.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795");
    }

    [Fact]
    public void AnEditOfAnOpIsInTheTextThatIsGenerated()
    {
        var project = new MeasuredProject(2);
        var before = project.Compile();
        var driver = Compiler.Driver().RunGenerators(before);

        var again = driver.RunGenerators(project.EditOp(before, 1).Compilation);
        var untouched = driver.RunGenerators(project.EditPlain(before, 1).Compilation);

        Assert.NotEqual(Texts(driver), Texts(again));
        Assert.Equal(Texts(driver), Texts(untouched));
        Assert.Null(Compiler.FirstError(driver, before));
    }

    private static IEnumerable<string> Texts(GeneratorDriver driver) => driver.GetRunResult().GeneratedTrees.Select(static tree => tree.ToString());
}
