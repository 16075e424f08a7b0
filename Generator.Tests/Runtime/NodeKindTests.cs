using Surrogates.Autograd;

namespace Surrogates.Generator.Tests.Runtime;

[Collection(ProcessState.Name)]
public sealed class NodeKindTests
{
    private const string Switch = "Surrogates.UseTorchSharpFunctions";
    private const string Variable = "SURROGATES_USE_TORCHSHARP_FUNCTIONS";

    [Fact]
    public void TheFallbackIsOffUnlessAskedFor()
    {
        Assert.False(NodeKind.IsSwitchedOff());
    }

    [Fact]
    public void ASettingOfTheApplicationAsksForTheFallback()
    {
        AppContext.SetSwitch(Switch, true);
        try
        {
            Assert.True(NodeKind.IsSwitchedOff());
        }
        finally
        {
            AppContext.SetSwitch(Switch, false);
        }
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public void AnEnvironmentVariableAsksForTheFallback(string value, bool expected)
    {
        Environment.SetEnvironmentVariable(Variable, value);
        try
        {
            Assert.Equal(expected, NodeKind.IsSwitchedOff());
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }
}
