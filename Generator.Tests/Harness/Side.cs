namespace Surrogates.Generator.Tests.Harness;

/// <summary>
/// What runs beside the tests that use torch: the tests of a collection one after another, the collections side by side. A class
/// belongs to one only if it runs no operation of torch in this process, and leaves the settings of the process alone.
/// </summary>
internal static class Side
{
    /// <summary>Tests of the generator, its analyzers and its algebra, which run nothing of what they compile but plain numbers.</summary>
    public const string Compiler = "compiler";

    /// <summary>Tests that wait for processes which they have started.</summary>
    public const string Processes = "processes";

    /// <summary>Tests that build projects on the packages of this build, which are packed once.</summary>
    public const string Packages = "packages";
}
