using System.Globalization;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Surrogates.Exchange;

/// <summary>Numbers of a node, as a file holds them: of single or double precision, or integers. Two are equal if type, shape and all bits are.</summary>
public sealed class NirArray : IEquatable<NirArray>
{
    private readonly Array _values;

    private NirArray(Array values, ScalarType type, NirShape shape)
    {
        if (shape.Elements != values.Length)
        {
            throw new ArgumentException($"{values.Length} numbers are none of the shape {shape}.", nameof(shape));
        }

        _values = values;
        Type = type;
        Shape = shape;
    }

    /// <summary>What it holds: <c>Float32</c>, <c>Float64</c> or <c>Int64</c>.</summary>
    public ScalarType Type { get; }

    /// <summary>Its shape, [] of a scalar.</summary>
    public NirShape Shape { get; }

    /// <summary>Numbers of single precision.</summary>
    /// <param name="values">The numbers, row by row.</param>
    /// <param name="shape">Their shape; left out, [number of values].</param>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static NirArray Of(ReadOnlySpan<float> values, NirShape? shape = null) => new(values.ToArray(), ScalarType.Float32, shape ?? [values.Length]);

    /// <summary>Numbers of double precision.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{float}, NirShape?)"/>
    public static NirArray Of(ReadOnlySpan<double> values, NirShape? shape = null) => new(values.ToArray(), ScalarType.Float64, shape ?? [values.Length]);

    /// <summary>Integers.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{float}, NirShape?)"/>
    public static NirArray Of(ReadOnlySpan<long> values, NirShape? shape = null) => new(values.ToArray(), ScalarType.Int64, shape ?? [values.Length]);

    /// <summary>A copy of the present values of a tensor: numbers of double precision stay so, other floating ones become single, and all else integers.</summary>
    /// <param name="tensor">The tensor, on any device.</param>
    public static NirArray Of(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = NewDisposeScope();
        var type = tensor.dtype == ScalarType.Float64 ? ScalarType.Float64 : is_floating_point(tensor) ? ScalarType.Float32 : ScalarType.Int64;
        var values = tensor.detach().to(type).cpu().contiguous();
        var shape = NirShape.Of(tensor.shape);
        return type switch
        {
            ScalarType.Float64 => Of(values.data<double>().ToArray(), shape),
            ScalarType.Float32 => Of(values.data<float>().ToArray(), shape),
            _ => Of(values.data<long>().ToArray(), shape),
        };
    }

    /// <summary>The same number of single precision everywhere.</summary>
    /// <param name="value">The number.</param>
    /// <param name="shape">The shape, [] for a scalar.</param>
    public static NirArray Full(float value, NirShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var values = new float[shape.Elements];
        values.AsSpan().Fill(value);
        return new(values, ScalarType.Float32, shape);
    }

    /// <summary>A tensor of these numbers, of their type, which joins the current dispose scope.</summary>
    public Tensor ToTensor() => _values switch
    {
        float[] values => tensor(values, Shape.ToArray()),
        double[] values => tensor(values, Shape.ToArray()),
        _ => tensor((long[])_values, Shape.ToArray()),
    };

    /// <inheritdoc/>
    public bool Equals(NirArray? other) => other is not null && Type == other.Type && Shape.Equals(other.Shape) && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NirArray);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Type);
        hash.Add(Shape);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>Type and shape, and the number if it is one.</summary>
    public override string ToString() => $"{Type} {Shape}" + (_values.Length == 1 ? $" {Convert.ToString(_values.Cast<object>().Single(), CultureInfo.InvariantCulture)}" : "");

    /// <summary>The numbers, row by row.</summary>
    internal Array Values => _values;

    /// <summary>The numbers, row by row, in double precision.</summary>
    internal IEnumerable<double> Doubles => _values.Cast<object>().Select(static value => Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private ReadOnlySpan<byte> Bytes => _values switch
    {
        float[] values => MemoryMarshal.AsBytes(values.AsSpan()),
        double[] values => MemoryMarshal.AsBytes(values.AsSpan()),
        _ => MemoryMarshal.AsBytes(((long[])_values).AsSpan()),
    };
}
