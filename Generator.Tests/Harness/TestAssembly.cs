// Torch's threads, its random state and its grad mode belong to the process: tests that run side by side would see each other's.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
