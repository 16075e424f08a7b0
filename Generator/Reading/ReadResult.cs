using Microsoft.CodeAnalysis;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>What reading one annotated method gave: a model unless it cannot have a body, and what is to be reported.</summary>
internal sealed record ReadResult(MethodModel? Model, EquatableArray<Finding> Findings)
{
    /// <summary>The files that something is reported in: a place in a file is another one after an edit above it.</summary>
    public IEnumerable<SyntaxTree> Files => Findings.Select(static finding => finding.Location?.SourceTree).OfType<SyntaxTree>();

    /// <summary>What a reader gives and reports.</summary>
    public static ReadResult Of(Func<Action<Finding>, MethodModel?> read)
    {
        var findings = new List<Finding>();
        var model = read(findings.Add);
        return new ReadResult(model, findings.ToEquatableArray());
    }

    /// <summary>The same without what somebody else reports.</summary>
    public ReadResult Without(Func<Finding, bool> isReported) => this with { Findings = Findings.Where(finding => !isReported(finding)).ToEquatableArray() };
}
