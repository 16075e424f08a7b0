using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes what is drawn for each element.</summary>
/// <param name="writer">Where it goes.</param>
internal sealed class NoiseWriter(SourceWriter writer)
{
    /// <summary>Writes the draws.</summary>
    /// <param name="drawn">The operands that are drawn.</param>
    /// <param name="tensor">The tensor whose shape, type and device they have.</param>
    public void Write(IEnumerable<Operand> drawn, string tensor)
    {
        foreach (var operand in drawn)
        {
            var noise = operand.Noise!;
            var function = noise.Distribution == Distribution.Normal ? "torch.randn" : "torch.rand";
            if (noise.Kind == NoiseKind.Default)
            {
                writer.Lines($"{operand.Name} = {function}_like({tensor})");
                continue;
            }

            var generator = noise.Parameter!;
            if (noise.Kind == NoiseKind.Seed)
            {
                writer.Text(Layout.Of($"{generator} = ", Black.Call("torch.Generator", $"{tensor}.device"), $".manual_seed({generator})"));
            }

            writer.Text(Layout.Of($"{operand.Name} = ", Black.Call(function, $"{tensor}.shape", $"generator={generator}", $"dtype={tensor}.dtype", $"device={tensor}.device")));
        }
    }
}
