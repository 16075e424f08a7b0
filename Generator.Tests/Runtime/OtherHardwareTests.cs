using System.Diagnostics;
using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// Runs the tests of the lanes again in a process that has been told to do without some of this machine's instructions.
/// </summary>
[Collection(Side.Processes)]
public sealed class OtherHardwareTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(VectorWidthTests.WithoutAvx2)]
    [InlineData(VectorWidthTests.WithoutIntrinsics)]
    public async Task WithoutSomeInstructions(string setting)
    {
        string[] tests =
        [
            $"{nameof(AccuracyTests)}.{nameof(AccuracyTests.OfOtherWidths)}",
            $"{nameof(EdgeCaseTests)}.{nameof(EdgeCaseTests.OfOneArgument)}",
            $"{nameof(EdgeCaseTests)}.{nameof(EdgeCaseTests.OfTwoArguments)}",
            $"{nameof(HalfPrecisionTests)}.{nameof(HalfPrecisionTests.WidensEveryNumberAsTorchDoes)}",
            $"{nameof(HalfPrecisionTests)}.{nameof(HalfPrecisionTests.NarrowsAsTorchDoes)}",
            $"{nameof(VectorWidthTests)}.{nameof(VectorWidthTests.TheWidestAcceleratedVectorsAreChosen)}",
            $"{nameof(ShapeTests)}.{nameof(ShapeTests.Every_width_is_right)}",
            $"{nameof(ShapeTests)}.{nameof(ShapeTests.EveryTailIsRight)}",
        ];
        var filter = string.Join('|', tests.Select(static test => $"FullyQualifiedName~{test}"));
        var start = new ProcessStartInfo("dotnet", ["vstest", typeof(OtherHardwareTests).Assembly.Location, $"--TestCaseFilter:{filter}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[setting] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var text = await output + await errors;
        Assert.True(process.ExitCode == 0, $"With {setting}=0:\n{text}");
        Assert.True(Regex.Match(text, @"Passed: *(\d+)") is { Success: true } passed && int.Parse(passed.Groups[1].Value) > 50, text);
    }
}
