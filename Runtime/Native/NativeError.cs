using System.Runtime.InteropServices;
using System.Text;

namespace Surrogates.Native;

/// <summary>
/// The last native error of the thread. TorchSharp asks for it when a backward pass returns and throws it: that is how
/// a failure inside a callback reaches the caller, since no exception may cross the native frames between.
/// </summary>
internal static unsafe class NativeError
{
    private const string Stack = "\nException raised from";

    private static readonly delegate* unmanaged[SuppressGCTransition]<nint> TakeFunction = (delegate* unmanaged[SuppressGCTransition]<nint>)Libraries.Get("THSTorch_get_and_reset_last_err");
    private static readonly delegate* unmanaged<byte*, nint> LoadFunction = (delegate* unmanaged<byte*, nint>)Libraries.Get("THSTensor_load");

    public static void ThrowIfAny()
    {
        if (TakeText() is { } text)
        {
            throw new InvalidOperationException(Brief(text));
        }
    }

    /// <summary>The text of a native error without the native stack that follows it.</summary>
    public static string Brief(string text)
    {
        var stack = text.IndexOf(Stack, StringComparison.Ordinal);
        return stack < 0 ? text : text[..stack];
    }

    /// <summary>The text without the native stack at its end.</summary>
    public static string WithoutStack(string text)
    {
        var stack = text.LastIndexOf(Stack, StringComparison.Ordinal);
        return stack < 0 ? text : text[..stack];
    }

    /// <summary>The error that the thread has, or null; it is cleared.</summary>
    public static LeftError? Take()
    {
        return TakeText() is { } text ? LeftError.In(text) ?? new(null, text) : null;
    }

    /// <summary>Leaves an error behind. Must be the last native call of a callback: the next one that succeeds clears it.</summary>
    public static void Leave(LeftError error)
    {
        // Opening a file that does not exist fails with its path in the message.
        var path = error.Path;
        var bytes = new byte[Encoding.UTF8.GetByteCount(path) + 1];
        Encoding.UTF8.GetBytes(path, bytes);
        fixed (byte* first = bytes)
        {
            _ = LoadFunction(first);
        }
    }

    // The text is a copy of malloc's, which belongs to whoever takes it. On Windows it is of TorchSharp's own C library, whose free is not ours.
    private static string? TakeText()
    {
        var error = TakeFunction();
        if (error == 0)
        {
            return null;
        }

        var text = Marshal.PtrToStringUTF8(error);
        if (!OperatingSystem.IsWindows())
        {
            NativeMemory.Free((void*)error);
        }

        return text;
    }
}
