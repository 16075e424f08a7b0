using Surrogates.Sample;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Options arrive as they were given; a mistake is one line.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void OptionsArrive()
    {
        var (folder, options) = Parse(
            "--data", "digits", "--epochs", "3", "--batch", "16", "--hidden", "32", "--steps", "5", "--lr", "0.01", "--seed", "7", "--threads", "2");

        Assert.Equal("digits", folder);
        Assert.Equal(new TrainingOptions(3, 16, 32, 5, 0.01, 7, 2), options);
    }

    [Fact]
    public void AllOptionsCanBeLeftOut()
    {
        var (folder, options) = Parse();

        Assert.Null(folder);
        Assert.Null(options.Steps);
        Assert.Equal(16, options.Epochs);
        Assert.Equal(0.004, options.LearningRate);
    }

    [Theory]
    [InlineData("--epochs: '0' is not an integer from 1 to 10000", "--epochs", "0")]
    [InlineData("--batch: 'many' is not an integer from 1 to 100000", "--batch", "many")]
    [InlineData("--steps: '1.5' is not an integer from 1 to 1000", "--steps", "1.5")]
    [InlineData("--hidden: '99999999999' is not an integer from 1 to 10000", "--hidden", "99999999999")]
    [InlineData("--seed: '-1' is not an integer from 0 to 2147483647", "--seed", "-1")]
    [InlineData("--threads: '' is not an integer from 1 to 256", "--threads", "")]
    [InlineData("--lr: '0,01' is not a number from 0.000001 to 1", "--lr", "0,01")]
    [InlineData("--lr: 'NaN' is not a number from 0.000001 to 1", "--lr", "NaN")]
    [InlineData("Required argument missing for option: '--epochs'.", "--epochs")]
    [InlineData("Unrecognized command or argument '--epoch'.", "--epoch")]
    public void AMistakeIsNamed(string message, params string[] arguments)
    {
        var errors = new CommandLine(static (_, _) => 0).Root.Parse(arguments).Errors;

        Assert.Equal(message, errors[0].Message);
    }

    private static (string? Folder, TrainingOptions Options) Parse(params string[] arguments)
    {
        (string?, TrainingOptions)? parsed = null;
        var root = new CommandLine((folder, options) =>
        {
            parsed = (folder, options);
            return 0;
        }).Root;
        Assert.Equal(0, root.Parse(arguments).Invoke());
        return parsed!.Value;
    }
}
