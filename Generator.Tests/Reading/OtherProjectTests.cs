using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>What a scalar method reads of another project: an editor has its source, a build has not, and both say the same.</summary>
[Collection(Side.Compiler)]
public sealed class OtherProjectTests
{
    private static readonly CSharpCompilation Project = CSharpCompilation.Create(
        "Other",
        [
            CSharpSyntaxTree.ParseText("""
                namespace Other;

                public static class Physics
                {
                    public const float Tau = 10;

                    public static readonly float Rest = -65;

                    public static float Square(float x) => x * x;
                }
                """),
        ],
        References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    [Theory]
    [InlineData("x / Other.Physics.Tau", "")]
    [InlineData("x - Other.Physics.Rest", "The field 'Rest', whose value is not in this project,")]
    [InlineData("Other.Physics.Square(x)", "the call of 'Square', whose source is not in this project,")]
    public void AnEditorAndABuildSayTheSame(string value, string refused)
    {
        using var image = new MemoryStream();
        Assert.True(Project.Emit(image).Success);
        Assert.Equal(refused, Refused(value, Project.ToMetadataReference()));
        Assert.Equal(refused, Refused(value, MetadataReference.CreateFromImage(image.ToArray())));
    }

    private static string Refused(string value, MetadataReference project)
    {
        var options = new RunOptions { FurtherReferences = [project], Expected = Expected.Broken };
        var run = GeneratorRun.Of(options, Sources.Ops($"""
            [Surrogate]
            public static partial Tensor F(Tensor x);

            public static float F(float x) => {value};
            """));
        return string.Concat(run.Diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture).Split(" cannot be")[0]));
    }
}
