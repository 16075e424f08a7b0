using Microsoft.CodeAnalysis;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>What reading one declaration gave: a model unless nothing can be generated for it, and what is to be reported.</summary>
/// <typeparam name="T">The model.</typeparam>
internal sealed record ReadResult<T>(T? Model, EquatableArray<Finding> Findings)
    where T : class
{
    /// <summary>The files that something is reported in: a place in a file is another one after an edit above it.</summary>
    public IEnumerable<SyntaxTree> Files => Findings.Select(static finding => finding.Location?.SourceTree).OfType<SyntaxTree>();

    /// <summary>The same without what somebody else reports.</summary>
    public ReadResult<T> Without(Func<Finding, bool> isReported) => this with { Findings = Findings.Where(finding => !isReported(finding)).ToEquatableArray() };
}

/// <summary>Makes results.</summary>
internal static class ReadResult
{
    /// <summary>What a reader gives and reports.</summary>
    public static ReadResult<T> Of<T>(Func<Action<Finding>, T?> read)
        where T : class
    {
        var findings = new List<Finding>();
        var model = read(findings.Add);
        return new ReadResult<T>(model, findings.ToEquatableArray());
    }
}
