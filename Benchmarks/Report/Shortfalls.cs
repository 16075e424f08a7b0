namespace Surrogates.Benchmarks.Report;

/// <summary>Tells what falls short of what must be reached.</summary>
internal static class Shortfalls
{
    public static void Print(IReadOnlyList<Finding> findings)
    {
        Finding[] shortfalls = [.. findings.Where(static finding => !finding.IsMet)];
        Console.WriteLine();
        Console.WriteLine($"{shortfalls.Length} of {findings.Count} lines fall short of what must be reached.");
        if (shortfalls.Length > 0)
        {
            Console.WriteLine();
            Console.Write(Tables.Findings(shortfalls));
        }
    }
}
