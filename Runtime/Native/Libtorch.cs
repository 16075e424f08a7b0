using TorchSharp;

namespace Surrogates.Native;

/// <summary>libtorch, which TorchSharp loads when it is first used.</summary>
internal static class Libtorch
{
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
            throw new NotSupportedException(
                $"TorchSharp cannot load libtorch. The application has to reference {Package} 2.10.0, or TorchSharp-cpu (all systems), "
                    + "TorchSharp-cuda-linux or TorchSharp-cuda-windows (GPU) in the version of TorchSharp. What was tried is in the InnerException.",
                exception);
        }
    }

    // The package of the processor. There are three.
    private static string Package =>
        OperatingSystem.IsWindows() ? "libtorch-cpu-win-x64"
        : OperatingSystem.IsMacOS() ? "libtorch-cpu-osx-arm64"
        : "libtorch-cpu-linux-x64";
}
