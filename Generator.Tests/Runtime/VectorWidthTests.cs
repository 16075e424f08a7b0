using System.Runtime.Intrinsics;
using Surrogates.Evaluation;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>How wide the lanes are where nobody chooses.</summary>
public sealed class VectorWidthTests
{
    /// <summary>Set to 0, the runtime does without AVX2 and what came after it.</summary>
    public const string WithoutAvx2 = "DOTNET_EnableAVX2";

    /// <summary>Set to 0, the runtime does without all instructions beyond the least there are.</summary>
    public const string WithoutIntrinsics = "DOTNET_EnableHWIntrinsic";

    [Fact]
    public void TheWidestAcceleratedVectorsAreChosen()
    {
        var isCut = Environment.GetEnvironmentVariable(WithoutAvx2) == "0" || Environment.GetEnvironmentVariable(WithoutIntrinsics) == "0";

        Assert.False(isCut && Vector256.IsHardwareAccelerated);
        Assert.Equal(
            Vector512.IsHardwareAccelerated ? VectorWidth.Vector512 : Vector256.IsHardwareAccelerated ? VectorWidth.Vector256 : VectorWidth.Vector128,
            EvaluationSettings.Width);
    }
}
