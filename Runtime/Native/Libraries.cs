using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Surrogates.Native;

/// <summary>Finds exports of the native libraries that TorchSharp has loaded.</summary>
internal static class Libraries
{
    private static readonly nint[] Handles = Open();

    public static nint Find(string export)
    {
        foreach (var library in Handles)
        {
            if (NativeLibrary.TryGetExport(library, export, out var address))
            {
                return address;
            }
        }

        return 0;
    }

    public static nint Get(string export)
    {
        var address = Find(export);
        return address != 0
            ? address
            : throw new NotSupportedException($"The loaded libtorch does not export {export}. Surrogates needs TorchSharp 0.107 with libtorch 2.10 or newer.");
    }

    private static nint[] Open()
    {
        // Any operation makes TorchSharp look for its libraries, and it looks in more places than the loader does.
        using (torch.zeros(0))
        {
        }

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
}
