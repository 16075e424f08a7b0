using System.Reflection;
using Surrogates.Functions;
using Surrogates.Generator.Catalogue;

namespace Surrogates.Generator.Tests.Catalogue;

/// <summary>What the compiler checks of constants, the runtime checks of numbers.</summary>
public sealed class ParameterRangeTests
{
    private static readonly double[] Samples =
    [
        double.NegativeInfinity, double.MinValue, -2, -1, -0.5, -double.Epsilon, -0.0, 0, double.Epsilon, 0.5, 1, 1.5, 2, double.MaxValue, double.PositiveInfinity, double.NaN,
    ];

    public static TheoryData<string> Names => [.. Checked];

    private static string[] Checked => [.. typeof(NumberRange).GetProperties(BindingFlags.Static | BindingFlags.Public).Select(static property => property.Name)];

    /// <summary>The ranges of all parameters and operands that a method's number can give.</summary>
    [Fact]
    public void EveryRangeThatANumberCanHaveIsChecked()
    {
        CatalogueParameter[] parameters = [.. HardOps.All.SelectMany(static op => op.Parameters), .. Shapes.All.SelectMany(static shape => shape.Parameters)];
        ParameterRange[] ranges =
        [
            .. parameters.Where(static parameter => !parameter.IsFixed).Select(static parameter => parameter.Range),
            .. HardOps.All.SelectMany(static op => op.Operands).Select(static operand => operand.Range),
        ];
        Assert.All(ranges, static range => Assert.Contains(range.Name, Checked));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BothSidesMeanTheSame(string name)
    {
        var range = Assert.Single(All, range => range.Name == name);
        var checkedOnes = (NumberRange)typeof(NumberRange).GetProperty(name)!.GetValue(null)!;
        Assert.Equal(range.Description, checkedOnes.Description);
        Assert.All(Samples, sample => Assert.Equal((sample, range.Contains(sample)), (sample, checkedOnes.Contains(sample))));
    }

    private static IEnumerable<ParameterRange> All =>
        typeof(ParameterRange).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static member => (ParameterRange)member.GetValue(null)!);
}
