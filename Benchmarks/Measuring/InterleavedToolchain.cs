using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using BenchmarkDotNet.Validators;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>BenchmarkDotNet's in-process toolchain, which builds nothing, with an executor that interleaves.</summary>
internal sealed class InterleavedToolchain(InterleavedExecutor executor)
    : Toolchain(nameof(InterleavedToolchain), new InProcessNoEmitGenerator(), new InProcessNoEmitBuilder(), executor)
{
    public override bool IsInProcess => true;

    public override IEnumerable<ValidationError> Validate(BenchmarkCase benchmarkCase, IResolver resolver) => [];
}
