#nullable enable
#pragma warning disable IDE0005 // MSBuild compiles this file without the implicit usings that the tests have.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;

namespace Surrogates.Build;

/// <summary>
/// Writes the Python that the compiler's generated files carry into a folder, and takes away what a build before wrote and this one has
/// not. MSBuild compiles this file by itself, so everything that the task needs stands here.
/// </summary>
public sealed class WritePython : Microsoft.Build.Utilities.Task
{
    /// <summary>The generated file that lists the others.</summary>
    [Required]
    public string Manifest { get; set; } = "";

    /// <summary>Where the modules go.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The name of the project, which has a list of its own in the folder.</summary>
    [Required]
    public string Project { get; set; } = "";

    public override bool Execute()
    {
        try
        {
            foreach (var change in new PythonFolder(Folder, Project).Update(CarriedPython.Read(Manifest)))
            {
                Log.LogMessage(MessageImportance.Normal, change);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Log.LogError($"Surrogates could not write the Python of {Project} to '{Folder}': {e.Message}");
        }

        return !Log.HasLoggedErrors;
    }
}

/// <summary>The files of Python in comments of generated files.</summary>
public static class CarriedPython
{
    private const string Carrier = "//: carrier ", File = "//: file ", Line = "//|";

    /// <summary>The files by their places, with slashes.</summary>
    /// <param name="manifest">The generated file that lists the others, which lie beside it.</param>
    public static SortedDictionary<string, string> Read(string manifest)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var text = System.IO.File.ReadAllText(manifest);
        Add(files, text);
        foreach (var line in Lines(text).Where(static line => line.StartsWith(Carrier, StringComparison.Ordinal)))
        {
            Add(files, System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifest))!, line.Substring(Carrier.Length))));
        }

        return files;
    }

    /// <summary>Adds the files that one generated file carries.</summary>
    public static void Add(IDictionary<string, string> files, string text)
    {
        string? path = null;
        foreach (var line in Lines(text))
        {
            if (line.StartsWith(File, StringComparison.Ordinal))
            {
                path = line.Substring(File.Length);
                files.Add(path, "");
            }
            else if (path is not null && line.StartsWith(Line, StringComparison.Ordinal))
            {
                files[path] += (line.Length > Line.Length ? line.Substring(Line.Length + 1) : "") + "\n";
            }
        }
    }

    private static string[] Lines(string text) => text.Replace("\r\n", "\n").Split('\n');
}

/// <summary>A folder of modules, in which several projects can have theirs.</summary>
public sealed class PythonFolder
{
    private const string ListPrefix = ".surrogates.";

    // What is written here says so: nothing else is ever replaced or taken away.
    private const string Mark = "Written by Surrogates.Generator";

    private readonly string _folder;
    private readonly string _list;

    public PythonFolder(string folder, string project)
    {
        _folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        _list = Path.Combine(_folder, ListPrefix + project);
    }

    /// <summary>Writes what is new or has changed, and takes away what the project had and has no more; says what it did.</summary>
    /// <param name="files">The files by their places.</param>
    /// <exception cref="IOException">A file is not the project's to write.</exception>
    public IReadOnlyList<string> Update(IReadOnlyDictionary<string, string> files)
    {
        var others = OfOtherProjects();
        foreach (var path in files.Keys)
        {
            Check(path, others);
        }

        var changes = files.Where(file => Write(Place(file.Key), file.Value)).Select(file => $"{file.Key} is written.").ToList();
        foreach (var path in Listed(_list).Where(path => !files.ContainsKey(path) && !others.ContainsKey(path)))
        {
            if (Remove(Place(path)))
            {
                changes.Add($"{path} is taken away.");
            }
        }

        // Last: until then what is to be taken away is known.
        if (files.Count > 0)
        {
            Write(_list, string.Concat(files.Keys.Select(static path => path + "\n")));
        }
        else if (File.Exists(_list))
        {
            File.Delete(_list);
        }

        return changes;
    }

    private static bool IsPackage(string path) => Path.GetFileName(path) == "__init__.py";

    private Dictionary<string, string> OfOtherProjects()
    {
        var others = new Dictionary<string, string>();
        foreach (var list in Directory.Exists(_folder) ? Directory.GetFiles(_folder, ListPrefix + "*") : new string[0])
        {
            foreach (var path in list == _list ? new List<string>() : Listed(list))
            {
                others[path] = Path.GetFileName(list).Substring(ListPrefix.Length);
            }
        }

        return others;
    }

    private void Check(string path, Dictionary<string, string> others)
    {
        if (IsPackage(path))
        {
            return;
        }

        if (others.TryGetValue(path, out var project))
        {
            throw new IOException($"{path} is a module of {project} there. Choose another folder or namespace; if that project is gone, delete {ListPrefix}{project}.");
        }

        if (File.Exists(Place(path)) && !IsMarked(Place(path)))
        {
            throw new IOException($"{path} is there already, and was not written by Surrogates. Move it, or choose another folder.");
        }
    }

    // A package's own file may be the user's.
    private static bool Write(string place, string text)
    {
        if (File.Exists(place) && (File.ReadAllText(place) == text || (IsPackage(place) && !IsMarked(place))))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var unfinished = Path.Combine(Path.GetDirectoryName(place)!, ".unfinished." + Guid.NewGuid().ToString("N"));
        try
        {
            File.WriteAllText(unfinished, text, new UTF8Encoding(false));
            File.Delete(place);
            File.Move(unfinished, place);
        }
        catch (IOException) when (IsPackage(place) && File.Exists(place))
        {
            // Another project, which is built beside this one, has written the same.
            return false;
        }
        finally
        {
            File.Delete(unfinished);
        }

        return true;
    }

    private bool Remove(string place)
    {
        if (!File.Exists(place) || !IsMarked(place))
        {
            return false;
        }

        File.Delete(place);
        for (var folder = Path.GetDirectoryName(place)!; folder != _folder && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
        {
            Directory.Delete(folder);
        }

        return true;
    }

    private static bool IsMarked(string place) => File.ReadAllText(place).Contains(Mark);

    private static List<string> Listed(string list) =>
        File.Exists(list) ? File.ReadAllLines(list).Where(static line => line.Length > 0).ToList() : new List<string>();

    private string Place(string path)
    {
        var place = Path.GetFullPath(Path.Combine(_folder, path));
        return place.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? place : throw new IOException($"{path} is not in the folder.");
    }
}
