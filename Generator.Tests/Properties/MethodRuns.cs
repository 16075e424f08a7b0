using Surrogates.Evaluation;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>What the op of a scalar method gives, run in several ways.</summary>
/// <param name="Method">The method.</param>
/// <param name="Width">Of the lanes.</param>
/// <param name="IsSingle">Whether the lanes compute in single precision.</param>
/// <param name="Lanes">On lanes.</param>
/// <param name="Torch">As torch operations, in the precision of the lanes.</param>
/// <param name="Double">In double precision: one of the two if they have it, else as torch operations.</param>
internal sealed record MethodRuns(CompiledMethod Method, VectorWidth Width, bool IsSingle, OpNumbers Lanes, OpNumbers Torch, OpNumbers Double)
{
    /// <summary>
    /// Runs many at once, as how they are run is a setting of the process. Most of the time goes into the machine code for lanes, which the
    /// JIT makes for each width, precision and pass: so a method has one width, and every second one has single precision.
    /// </summary>
    public static IReadOnlyList<MethodRuns> Of(IReadOnlyList<CompiledMethod> methods, VectorWidth width)
    {
        using var choice = VectorWidthChoice.Use(width);
        var lanes = Run(methods, lanes: true, static (method, isSingle) => method.Run(isSingle ? ScalarType.Float32 : ScalarType.Float64));
        var torch = Run(methods, lanes: false, static (method, isSingle) => (Double: method.Run(ScalarType.Float64), Single: isSingle ? method.Run(ScalarType.Float32) : null));
        return [.. methods.Select((method, i) => torch[i].Single is { } single
            ? new MethodRuns(method, width, IsSingle: true, lanes[i], single, torch[i].Double)
            : new MethodRuns(method, width, IsSingle: false, lanes[i], torch[i].Double, lanes[i]))];
    }

    private static T[] Run<T>(IReadOnlyList<CompiledMethod> methods, bool lanes, Func<CompiledMethod, bool, T> run)
    {
        using var use = LaneUse.Of(lanes);
        return [.. methods.AsParallel().AsOrdered().Select((method, i) => run(method, i % 2 == 1))];
    }
}
