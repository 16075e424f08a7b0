using System.Runtime.CompilerServices;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>What <c>Assert.True</c> does, for loops over many numbers: the message is put together only where it is needed.</summary>
internal static class Check
{
    public static void That(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref Message message)
    {
        if (!holds)
        {
            Assert.Fail(message.ToString());
        }
    }

    /// <summary>An interpolated string whose parts are looked at only if the condition does not hold.</summary>
    [InterpolatedStringHandler]
    public ref struct Message
    {
        private DefaultInterpolatedStringHandler _text;

        public Message(int literalLength, int formattedCount, bool holds, out bool isNeeded)
        {
            isNeeded = !holds;
            _text = holds ? default : new(literalLength, formattedCount);
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value, string? format = null) => _text.AppendFormatted(value, format);

        public override string ToString() => _text.ToStringAndClear();
    }
}
