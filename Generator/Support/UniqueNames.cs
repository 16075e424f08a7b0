using System.Globalization;

namespace Surrogates.Generator.Support;

/// <summary>Names of one place in generated code, each of them once.</summary>
internal sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    // Where to go on with the numbers of a name: without it, the n-th of a name would be found in n steps.
    private readonly Dictionary<string, int> _next = [];

    /// <summary>The name, with the lowest number from 2 on behind it that makes it none of the others; it is taken then.</summary>
    public string Take(string name)
    {
        var unique = name;
        var number = _next.TryGetValue(name, out var next) ? next : 2;
        while (!_taken.Add(unique))
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
            number++;
        }

        _next[name] = number;
        return unique;
    }

    /// <summary>A name that is none of those, without taking it.</summary>
    public static string Of(string name, IEnumerable<string> taken) => new UniqueNames(taken).Take(name);
}
