using System.Globalization;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>A piece of C#, for the variables that are in scope where it stands.</summary>
internal delegate string Text(Scope scope);

/// <summary>What a piece of C# may refer to.</summary>
internal sealed class Scope
{
    private readonly List<string> _readable;
    private readonly List<string> _assignable;
    private readonly Counter _counter;

    /// <summary>The scope of a method's parameters.</summary>
    /// <param name="isSingle">Whether it computes in single precision.</param>
    /// <param name="parameters">The parameters.</param>
    public Scope(bool isSingle, params string[] parameters)
        : this(isSingle, [.. parameters], [.. parameters], new Counter())
    {
    }

    private Scope(bool isSingle, List<string> readable, List<string> assignable, Counter counter) =>
        (IsSingle, _readable, _assignable, _counter) = (isSingle, readable, assignable, counter);

    public bool IsSingle { get; }

    public string Type => IsSingle ? "float" : "double";

    public string Class => IsSingle ? "MathF" : "Math";

    /// <summary>The variable of the loop; null outside of loops.</summary>
    public string? Loop { get; private init; }

    /// <summary>What is declared in there is not seen out here.</summary>
    public Scope Inner() => new(IsSingle, [.. _readable], [.. _assignable], _counter) { Loop = Loop };

    /// <summary>The body of a loop over a new variable.</summary>
    public Scope Body(out string variable)
    {
        variable = $"i{_counter.Next++}";
        return new Scope(IsSingle, [.. _readable, variable], [.. _assignable], _counter) { Loop = variable };
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
