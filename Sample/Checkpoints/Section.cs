using System.Collections;
using Surrogates.Sample.Files;
using static TorchSharp.torch;

namespace Surrogates.Sample.Checkpoints;

/// <summary>A dictionary within a file: its values by name, of the type that is asked for.</summary>
internal sealed class Section(string path, IDictionary values)
{
    public string Path => path;

    public IEnumerable<string> Names => values.Keys.OfType<string>();

    public bool Has(string name) => values.Contains(name);

    public T Get<T>(object name) => values[name] is T value ? value : throw Unexpected(name);

    /// <summary>The value that has a name.</summary>
    public T Name<T>(string name, IEnumerable<T> values)
        where T : struct, Enum
    {
        var text = Get<string>(name);
        T[] named = [.. values.Where(value => value.ToString() == text)];
        return named is [var value] ? value : throw Unexpected(name);
    }

    public T? GetOrNull<T>(string name)
        where T : class => values.Contains(name) && values[name] is null ? null : Get<T>(name);

    public Section Inner(object name) => new(path, Get<IDictionary>(name));

    public Section? InnerOrNull(string name) => GetOrNull<IDictionary>(name) is { } inner ? new Section(path, inner) : null;

    public IEnumerable<Section> Each(string name) =>
        Values<IDictionary>(name).Select(inner => new Section(path, inner));

    public IEnumerable<T> Values<T>(string name) =>
        Get<IList>(name).Cast<object?>().Select(item => item is T value ? value : throw Unexpected(name));

    /// <summary>A tensor that must be of the type and shape of another one.</summary>
    public Tensor Tensor(string name, Tensor like)
    {
        var tensor = Get<Tensor>(name);
        return tensor.dtype == like.dtype && tensor.shape.SequenceEqual(like.shape) ? tensor : throw Unexpected(name);
    }

    private FileException Unexpected(object name) => new(path, $"'{name}' is missing, or is not what it should be");
}
