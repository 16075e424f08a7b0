using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Surrogates.Native;

/// <summary>Finds native functions: those of the libraries that TorchSharp has loaded, and of the system's. All that are called are found here.</summary>
internal static class Libraries
{
    /// <summary>A function of TorchSharp or libtorch; 0 if there is none.</summary>
    public static nint Find(string export)
    {
        foreach (var library in Torch.Handles)
        {
            if (Find(library, export) is not 0 and var address)
            {
                return address;
            }
        }

        return 0;
    }

    /// <summary>A function of another library; 0 if there is none, or no such library.</summary>
    public static nint Find(string library, string export)
    {
        return NativeLibrary.TryLoad(library, out var handle) ? Find(handle, export) : 0;
    }

    /// <summary>The function of this name that the process itself calls; 0 if there is none.</summary>
    public static nint FindInProcess(string export)
    {
        return Find(NativeLibrary.GetMainProgramHandle(), export);
    }

    /// <summary>A function of TorchSharp or libtorch that there must be.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static nint Get(string export)
    {
        var address = Find(export);
        return address != 0
            ? address
            : throw new NotSupportedException($"The loaded libtorch does not export {export}. Surrogates needs TorchSharp 0.107 with libtorch 2.10 or newer.");
    }

    private static nint Find(nint library, string export)
    {
        return NativeLibrary.TryGetExport(library, export, out var address) ? address : 0;
    }

    private static nint[] Open()
    {
        Libtorch.Load();
        return [Open("LibTorchSharp"), Open("torch_cpu")];
    }

    private static nint Open(string name)
    {
        using var process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            var file = Path.GetFileNameWithoutExtension(module.FileName);
            if (file == name || file == "lib" + name)
            {
                return NativeLibrary.Load(module.FileName);
            }
        }

        return NativeLibrary.Load(name, typeof(torch).Assembly, null);
    }

    // Apart, so that functions of the system can be found before TorchSharp is loaded.
    private static class Torch
    {
        public static readonly nint[] Handles = Open();
    }
}
