using Surrogates.Autograd;
using Surrogates.Evaluation;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>What a process can be told to do otherwise, and how.</summary>
[Collection(ProcessState.Name)]
public sealed class SettingsTests
{
    private const string Name = "Surrogates.Test";
    private const string Variable = "SURROGATES_TEST";

    [Fact]
    public void NothingIsSetUnlessAskedFor()
    {
        Assert.False(SurrogateSettings.UseTorchOperations);
        Assert.False(SurrogateSettings.UseTorchSharpFunctions);
        Assert.True(NodeKind.IsNative);
        Assert.False(Setting.IsOn(Name, Variable));
        Assert.Null(Setting.Choice<VectorWidth>(Name, Variable));
    }

    [Fact]
    public void TheApplicationTurnsASwitchOn()
    {
        AppContext.SetSwitch(Name, true);
        try
        {
            Assert.True(Setting.IsOn(Name, Variable));
        }
        finally
        {
            AppContext.SetSwitch(Name, false);
        }
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public void TheEnvironmentTurnsASwitchOn(string value, bool expected)
    {
        Environment.SetEnvironmentVariable(Variable, value);
        try
        {
            Assert.Equal(expected, Setting.IsOn(Name, Variable));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    [Theory]
    [InlineData("256", 256)]
    [InlineData("64", null)]
    [InlineData("wide", null)]
    public void ANumberComesFromBoth(string value, int? expected)
    {
        try
        {
            Environment.SetEnvironmentVariable(Variable, value);
            Assert.Equal(expected, (int?)Setting.Choice<VectorWidth>(Name, Variable));
            Environment.SetEnvironmentVariable(Variable, null);
            AppContext.SetData(Name, value);
            Assert.Equal(expected, (int?)Setting.Choice<VectorWidth>(Name, Variable));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
            AppContext.SetData(Name, null);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1024)]
    public void OtherWidthsAreRefused(int bits)
    {
        var before = SurrogateSettings.VectorBits;
        Assert.Throws<ArgumentOutOfRangeException>(() => SurrogateSettings.VectorBits = bits);
        Assert.Equal(before, SurrogateSettings.VectorBits);
    }
}
