using System.Globalization;

namespace Surrogates.Native;

/// <summary>A native error that is left behind for TorchSharp to throw, and its way through the text of the exception.</summary>
/// <param name="Number">The failure that it tells of; null if it is another error, which is only put back.</param>
/// <param name="Text">What is to be thrown.</param>
internal readonly record struct LeftError(int? Number, string Text)
{
    // The line feeds make a path of it that no file has.
    private const string Mark = "\n\n[Surrogates ";
    private const string End = "] ";

    /// <summary>The path of a file that is not there, which the error of opening it names.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{Mark}{Number}{End}{Text.Replace('\0', '\uFFFD')}");

    /// <summary>What was left behind, from the text that TorchSharp throws; null if it has another.</summary>
    public static LeftError? In(string text)
    {
        var start = text.IndexOf(Mark, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(End, start, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var number = text.AsSpan(start + Mark.Length, end - start - Mark.Length);
        return new(
            number.IsEmpty ? null : int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture),
            NativeError.WithoutStack(text[(end + End.Length)..]));
    }
}
