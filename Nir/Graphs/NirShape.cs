using System.Collections;
using System.Runtime.CompilerServices;

namespace Surrogates.Exchange;

/// <summary>The sizes of an array, or of what flows along an edge at one step: without time and batch. Two are equal if their sizes are.</summary>
/// <example>
/// <code>
/// NirShape shape = [2, 34, 34];
/// </code>
/// </example>
[CollectionBuilder(typeof(NirShape), nameof(Of))]
public sealed class NirShape : IReadOnlyList<long>, IEquatable<NirShape>
{
    private readonly long[] _sizes;

    private NirShape(long[] sizes) => _sizes = sizes;

    /// <inheritdoc/>
    public int Count => _sizes.Length;

    /// <summary>How many elements there are.</summary>
    public long Elements => _sizes.Aggregate(1L, static (product, size) => checked(product * size));

    /// <inheritdoc/>
    public long this[int index] => _sizes[index];

    /// <summary>A shape.</summary>
    /// <param name="sizes">Its sizes, none of a scalar.</param>
    public static NirShape Of(params ReadOnlySpan<long> sizes) => new(sizes.ToArray());

    /// <inheritdoc/>
    public bool Equals(NirShape? other) => other is not null && _sizes.AsSpan().SequenceEqual(other._sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NirShape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var size in _sizes)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)_sizes).GetEnumerator();

    /// <summary>Its sizes, as torch takes them.</summary>
    public long[] ToArray() => [.. _sizes];

    /// <summary>As in messages: [2, 34, 34].</summary>
    public override string ToString() => $"[{string.Join(", ", _sizes)}]";

    /// <summary>Whether something of this shape broadcasts to another one.</summary>
    internal bool BroadcastsTo(NirShape other)
    {
        var more = other.Count - Count;
        return more >= 0 && _sizes.Select((size, i) => size == 1 || size == other[i + more]).All(static fits => fits);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
