using System.Text;
using Microsoft.CodeAnalysis;

namespace Surrogates.Benchmarks.Generation;

/// <summary>How much text a generator wrote.</summary>
internal readonly record struct TextSize(long Bytes, long Lines)
{
    public static TextSize Of(GeneratorDriver driver)
    {
        var texts = driver.GetRunResult().GeneratedTrees.Select(static tree => tree.GetText()).ToArray();
        return new(texts.Sum(static text => (long)Encoding.UTF8.GetByteCount(text.ToString())), texts.Sum(static text => (long)text.Lines.Count - 1));
    }

    public Timing AddTo(Timing timing) => timing with { TextBytes = Bytes, TextLines = Lines };
}
