using Surrogates.Build;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>What the build does in the folder of modules: it writes what changed, takes away what it wrote and is gone, and touches nothing else.</summary>
[Collection(Side.Compiler)]
public sealed class PythonFolderTests : IDisposable
{
    private const string Mark = "\"\"\"Written by Surrogates.Generator.\"\"\"\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surrogates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void WritesWhatChangedAndTakesAwayWhatIsGone()
    {
        Assert.Equal(["demo/__init__.py is written.", "demo/deep/__init__.py is written.", "demo/deep/a.py is written.", "demo/ops.py is written."], Update("Demo", ("demo/__init__.py", Mark), ("demo/deep/__init__.py", Mark), ("demo/deep/a.py", Mark + "a = 1\n"), ("demo/ops.py", Mark + "b = 1\n")));
        var before = File.GetLastWriteTimeUtc(PathOf("demo/ops.py"));
        Assert.Equal(Mark + "b = 1\n", File.ReadAllText(PathOf("demo/ops.py")));
        Assert.Empty(Update("Demo", ("demo/__init__.py", Mark), ("demo/deep/__init__.py", Mark), ("demo/deep/a.py", Mark + "a = 1\n"), ("demo/ops.py", Mark + "b = 1\n")));
        Assert.Equal(["demo/ops.py is written.", "demo/deep/__init__.py is taken away.", "demo/deep/a.py is taken away."], Update("Demo", ("demo/__init__.py", Mark), ("demo/ops.py", Mark + "b = 2\n")));
        Assert.True(File.GetLastWriteTimeUtc(PathOf("demo/ops.py")) >= before);
        Assert.False(Directory.Exists(PathOf("demo/deep")));
        Assert.Equal(["demo/__init__.py is taken away.", "demo/ops.py is taken away."], Update("Demo"));
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    /// <summary>A user's file of the same name stays, and so does what the user put in the place of a module or beside it.</summary>
    [Fact]
    public void TouchesNothingElse()
    {
        Write("demo/ops.py", "mine = 1\n");
        Write("demo/__init__.py", "mine = 2\n");
        var error = Assert.Throws<IOException>(() => Update("Demo", ("demo/__init__.py", Mark), ("demo/ops.py", Mark)));
        Assert.Contains("demo/ops.py is there already, and was not written by Surrogates", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine = 1\n", File.ReadAllText(PathOf("demo/ops.py")));

        File.Delete(PathOf("demo/ops.py"));
        Update("Demo", ("demo/__init__.py", Mark), ("demo/ops.py", Mark));
        Assert.Equal("mine = 2\n", File.ReadAllText(PathOf("demo/__init__.py")));
        Write("demo/ops.py", "mine = 3\n");
        Write("demo/beside.py", "mine = 4\n");
        Assert.Empty(Update("Demo"));
        Assert.Equal(["demo/__init__.py", "demo/beside.py", "demo/ops.py"], Files());
    }

    /// <summary>Projects have one folder, and packages, together; no two of them have a module together.</summary>
    [Fact]
    public void SeveralProjectsShareIt()
    {
        Update("One", ("demo/__init__.py", Mark), ("demo/a.py", Mark));
        Update("Two", ("demo/__init__.py", Mark), ("demo/b.py", Mark));
        Assert.Equal(["demo/a.py is taken away."], Update("One"));
        Assert.Equal([".surrogates.Two", "demo/__init__.py", "demo/b.py"], Files());
        var error = Assert.Throws<IOException>(() => Update("One", ("demo/b.py", Mark)));
        Assert.Contains("demo/b.py is a module of Two there", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A folder may end with a separator, and need not be there: where there is nothing to write, it is not made.</summary>
    [Fact]
    public void FoldersAreNamedInAnyWay()
    {
        var folder = Path.Combine(_folder.FullName, "deep", "er") + Path.DirectorySeparatorChar;
        Assert.Empty(new PythonFolder(folder, "Demo").Update(new Dictionary<string, string>()));
        Assert.False(Directory.Exists(folder));
        Assert.Equal(["demo/ops.py is written."], new PythonFolder(folder, "Demo").Update(new Dictionary<string, string> { ["demo/ops.py"] = Mark }));
    }

    /// <summary>A list that somebody wrote into does not make it delete what lies elsewhere.</summary>
    [Fact]
    public void StaysInItsFolder()
    {
        Write(".surrogates.Demo", "../elsewhere.py\n");
        Assert.Throws<IOException>(() => Update("Demo"));
    }

    private IReadOnlyList<string> Update(string project, params (string Path, string Text)[] files) =>
        new PythonFolder(_folder.FullName, project).Update(files.ToDictionary(static file => file.Path, static file => file.Text));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    private string PathOf(string path) => Path.Combine(_folder.FullName, path);

    private IEnumerable<string> Files() => _folder.EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder.FullName, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
