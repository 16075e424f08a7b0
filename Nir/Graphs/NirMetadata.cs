using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Surrogates.Exchange;

/// <summary>
/// What a program has noted of a node, by name: strings, <see cref="NirArray"/>s, and further <see cref="NirMetadata"/>. It means nothing to the
/// network, and is kept from file to file. Two are equal if their entries are.
/// </summary>
public sealed class NirMetadata : IReadOnlyDictionary<string, object>, IEquatable<NirMetadata>
{
    private readonly SortedDictionary<string, object> _entries;

    /// <summary>Takes entries.</summary>
    /// <param name="entries">The entries, by name.</param>
    /// <exception cref="ArgumentException">One is neither a string nor a <see cref="NirArray"/> nor a <see cref="NirMetadata"/>.</exception>
    public NirMetadata(IEnumerable<KeyValuePair<string, object>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = new(entries.ToDictionary(static entry => entry.Key, static entry => entry.Value), StringComparer.Ordinal);
        if (_entries.FirstOrDefault(static entry => entry.Value is not (string or NirArray or NirMetadata)) is { Key: { } name, Value: var value })
        {
            throw new ArgumentException($"'{name}' is a {value?.GetType().Name ?? "null"}: metadata are strings, arrays, and further metadata.", nameof(entries));
        }
    }

    /// <summary>None.</summary>
    public static NirMetadata None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<object> Values => _entries.Values;

    /// <inheritdoc/>
    public object this[string key] => _entries[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _entries.TryGetValue(key, out value);

    /// <inheritdoc/>
    public bool Equals(NirMetadata? other) => other is not null && _entries.SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NirMetadata);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Aggregate(_entries.Count, static (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
