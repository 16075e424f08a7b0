using Surrogates.Sample.Options;

namespace Surrogates.Sample.Commands;

/// <summary>What stands on the command line of comparing.</summary>
internal sealed record CompareArguments(GivenOptions Options, IReadOnlyList<Shape> Shapes, IReadOnlyList<double> Slopes, int Seeds, int Jobs, string Out);
