using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>What reading one annotated method gave: a model unless it cannot have a body, and what is to be reported.</summary>
internal sealed record ReadResult(MethodModel? Model, EquatableArray<Finding> Findings)
{
    /// <summary>The same without what somebody else reports.</summary>
    public ReadResult Without(Func<Finding, bool> isReported) => this with { Findings = Findings.Where(finding => !isReported(finding)).ToEquatableArray() };
}
