using System.Globalization;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>A piece of C#, for the variables that are in scope where it stands.</summary>
internal delegate string Text(Scope scope);

/// <summary>What a piece of C# may refer to.</summary>
internal sealed class Scope
{
    private readonly List<string> _readable;
    private readonly List<string> _assignable;
    private readonly List<string> _integers;
    private readonly Counter _counter;

    /// <summary>The scope of a method's parameters.</summary>
    /// <param name="isSingle">Whether it computes in single precision.</param>
    /// <param name="parameters">The parameters.</param>
    public Scope(bool isSingle, params string[] parameters)
        : this(isSingle, [.. parameters], [.. parameters], ["m"], new Counter())
    {
    }

    private Scope(bool isSingle, List<string> readable, List<string> assignable, List<string> integers, Counter counter) =>
        (IsSingle, _readable, _assignable, _integers, _counter) = (isSingle, readable, assignable, integers, counter);

    public bool IsSingle { get; }

    public string Type => IsSingle ? "float" : "double";

    public string Class => IsSingle ? "MathF" : "Math";

    /// <summary>The variable of the loop; null outside of loops.</summary>
    public string? Loop { get; private init; }

    /// <summary>What is declared in there is not seen out here.</summary>
    public Scope Inner() => new(IsSingle, [.. _readable], [.. _assignable], [.. _integers], _counter) { Loop = Loop, IsDecided = true };

    /// <summary>The body of a loop over a new variable.</summary>
    public Scope Body(out string variable)
    {
        variable = $"i{_counter.Next++}";
        return new Scope(IsSingle, [.. _readable, variable], [.. _assignable], [.. _integers, variable], _counter) { Loop = variable, IsDecided = IsDecided };
    }

    /// <summary>Whether elements decide that this is run: an integer that is changed here would differ from element to element.</summary>
    public bool IsDecided { get; private init; }

    /// <summary>One of the integers.</summary>
    public string ReadInteger(int index) => _integers[index % _integers.Count];

    /// <summary>One of the integers that may be changed; null if there is none.</summary>
    public string? AssignInteger(int index) => IsDecided ? null : _integers.Where(static name => name[0] == 'k').ElementAtOrDefault(index % Math.Max(1, _integers.Count(static name => name[0] == 'k')));

    /// <summary>A name for an integer, which is in scope from here on.</summary>
    public string DeclareInteger()
    {
        _integers.Add($"k{_counter.Next++}");
        return _integers[^1];
    }

    public string Read(int index) => _readable[index % _readable.Count];

    public string Assign(int index) => _assignable[index % _assignable.Count];

    /// <summary>A name for a variable that <see cref="Declare"/> puts in scope, after its value has been written.</summary>
    public string NewName() => $"v{_counter.Next++}";

    public void Declare(string name)
    {
        _readable.Add(name);
        _assignable.Add(name);
    }

    /// <summary>A number of sixteenths, which is the same in both precisions.</summary>
    public string Number(int sixteenths) =>
        (sixteenths / 16.0).ToString("0.0###", CultureInfo.InvariantCulture) + (IsSingle ? "f" : "");

    private sealed class Counter
    {
        public int Next { get; set; } = 1;
    }
}
