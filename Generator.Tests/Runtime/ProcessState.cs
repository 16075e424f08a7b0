namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Tests that count what the whole process shares, its memory above all, run with nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessState
{
    public const string Name = "process state";
}
