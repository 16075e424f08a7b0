namespace Surrogates.Autograd;

/// <summary>
/// Lets go of saved tensors. Letting go of one can delete the node that made it, which lets go of its own, and so on
/// down a chain of any length: the inner ones therefore wait until the outermost takes them, and the stack stays flat.
/// </summary>
internal static class SavedRelease
{
    [ThreadStatic]
    private static Stack<SavedTensor>? _waiting;

    [ThreadStatic]
    private static bool _isRunning;

    public static void Release(ReadOnlySpan<SavedTensor> saved)
    {
        var waiting = _waiting ??= new();
        foreach (var tensor in saved)
        {
            waiting.Push(tensor);
        }

        if (_isRunning)
        {
            return;
        }

        _isRunning = true;
        while (waiting.TryPop(out var next))
        {
            next.Release();
        }

        _isRunning = false;
    }
}
