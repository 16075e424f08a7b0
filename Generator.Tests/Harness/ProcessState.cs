namespace Surrogates.Generator.Tests.Harness;

/// <summary>
/// Tests that take what the whole process shares even with those that never call torch: its console, its environment, its threads and when
/// its garbage is collected. They run when all others have, one after another, with nothing beside them, and one core of the machine idles: few are so.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessState
{
    public const string Name = "process state";
}
