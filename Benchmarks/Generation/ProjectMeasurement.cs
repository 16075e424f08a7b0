namespace Surrogates.Benchmarks.Generation;

/// <summary>Measures a tool on a project: over all of it from nothing, and after edits.</summary>
internal static class ProjectMeasurement
{
    public const string Whole = "whole project";
    public const string UnrelatedEdit = "unrelated edit";
    public const string OpEdit = "edit of an op";

    /// <summary>In the order in which they are measured.</summary>
    public static IReadOnlyList<string> Situations { get; } = [Whole, UnrelatedEdit, OpEdit];

    public static IEnumerable<Timing> Run(Tool tool, int files, int wholeRounds, int edits)
    {
        var project = new MeasuredProject(files);
        var compilation = project.Compile();
        for (var i = 0; i < wholeRounds; i++)
        {
            // Of files that it has read once a tool remembers what it read.
            project = new MeasuredProject(files);
            compilation = project.Compile();
            yield return tool.Whole(Whole, compilation);
        }

        for (var i = 1; i <= edits; i++)
        {
            (compilation, var file) = project.EditPlain(compilation, i);
            yield return tool.AfterEdit(UnrelatedEdit, compilation, file);
        }

        for (var i = 1; i <= edits; i++)
        {
            (compilation, var file) = project.EditOp(compilation, i);
            yield return tool.AfterEdit(OpEdit, compilation, file);
        }
    }
}
