using System.Runtime.InteropServices;
using TorchSharp;

namespace Surrogates.Native;

/// <summary>libtorch, which TorchSharp loads when it is first used.</summary>
internal static class Libtorch
{
    // Those that TorchSharp has a library for.
    private static readonly string[] Systems = ["linux-x64", "osx-arm64", "win-arm64", "win-x64"];

    /// <summary>Has it loaded.</summary>
    /// <exception cref="NotSupportedException">It cannot be. The message says what an application has to reference.</exception>
    public static void Load()
    {
        try
        {
            // Any operation makes TorchSharp look for it, and TorchSharp looks in more places than the loader does.
            using (torch.zeros(0))
            {
            }
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException)
        {
            var system = RuntimeInformation.RuntimeIdentifier;
            var cure = Systems.Contains(system)
                ? $"The application has to reference libtorch-cpu-{system} 2.10.0, or a package with CUDA."
                : $"TorchSharp has none for {system}.";
            throw new NotSupportedException($"TorchSharp cannot load libtorch. {cure} What was tried is in the InnerException.", exception);
        }
    }
}
