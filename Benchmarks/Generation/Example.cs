namespace Surrogates.Benchmarks.Generation;

/// <summary>A family of sources that grow with a number.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Sizes">The sizes that are measured, ascending; one of them is the one that must be reached.</param>
/// <param name="Required">The largest size that must take less than a second.</param>
/// <param name="Members">The op and its scalar method of a given size.</param>
internal sealed record Example(string Name, IReadOnlyList<int> Sizes, int Required, Func<int, string> Members)
{
    /// <summary>A file that compiles once the generator has written its part.</summary>
    public string Source(int size) => OpsSource.Of("Ops", Members(size));
}
