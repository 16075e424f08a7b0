using Xunit.Abstractions;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>
/// The collection of all tests that use torch takes as long as the others together, and so begins first: the others take their turn beside it.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Later = [Side.Packages, Side.Processes, Side.Compiler];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(static collection => Array.IndexOf(Later, collection.DisplayName));
}
