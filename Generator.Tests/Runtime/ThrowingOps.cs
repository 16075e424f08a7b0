using Surrogates.Functions;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>An exception that cannot be read.</summary>
internal sealed class UnreadableException : Exception
{
    public override string Message => throw new InvalidCastException();
}

/// <summary>Its backward pass throws what cannot be read.</summary>
internal readonly struct UnreadableFunction : IFunction
{
    static Signature IFunction.Signature { get; } = new("Tests.Unreadable", ["x"]) { Saved = [] };

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
    }

    static void IFunction.Backward<T>(in Batch<T> batch) => throw new UnreadableException();
}

/// <summary>Its backward pass says what the thread has told it to.</summary>
internal readonly struct SpeakingFunction : IFunction
{
    [field: ThreadStatic]
    public static string? Message { get; set; }

    static Signature IFunction.Signature { get; } = new("Tests.Speaking", ["x"]) { Saved = [] };

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
    }

    static void IFunction.Backward<T>(in Batch<T> batch) => throw new TimeoutException(Message);
}
