using System.Runtime.CompilerServices;

namespace Surrogates.Native;

/// <summary>
/// Changes what an exception says. TorchSharp throws an exception of its own with the text of the native error, which is no more than a
/// text; the runtime has no public way to put the exception that is behind it inside.
/// </summary>
internal static class ThrownException
{
    /// <summary>Whether exceptions of this runtime look as expected.</summary>
    public static bool IsAvailable { get; } = Probe();

    public static void Change(Exception thrown, string message, Exception? inner)
    {
        MessageOf(thrown) = message;
        InnerOf(thrown) = inner;
    }

    private static bool Probe()
    {
        var (inner, outer) = (new InvalidOperationException(), new InvalidOperationException("before"));
        try
        {
            Change(outer, "after", inner);
        }
        catch (MissingFieldException)
        {
            return false;
        }

        return outer.Message == "after" && outer.InnerException == inner;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? InnerOf(Exception exception);
}
