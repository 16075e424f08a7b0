namespace Surrogates.Generator.Writing;

/// <summary>Attributes that tell the JIT what to do with a method.</summary>
internal static class JitOption
{
    /// <summary>For the mathematics, which is a part of the loop that calls it.</summary>
    public const string Inline =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    /// <summary>For a loop. It is compiled once and for good, in place of running without optimisations at first.</summary>
    public const string Optimize =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";
}
