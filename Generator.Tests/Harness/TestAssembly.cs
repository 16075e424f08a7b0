// Torch's threads, its random state and its grad mode belong to the process: tests that run side by side would see each other's. So all
// are one collection, whose tests run one after another, but those that say where they run beside it: see Side.
[assembly: Xunit.CollectionBehavior(Xunit.CollectionBehavior.CollectionPerAssembly)]
[assembly: Xunit.TestCollectionOrderer("Surrogates.Generator.Tests.Harness.LongestFirst", "Surrogates.Generator.Tests")]
