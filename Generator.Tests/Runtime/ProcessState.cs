namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Tests that change or count what the whole process shares run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessState
{
    public const string Name = "process state";
}
