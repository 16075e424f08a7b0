using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Architecture;

/// <summary>Data flows one way through the rooms: each knows only such as stand below it.</summary>
[Collection(Side.Compiler)]
public sealed class DirectionTests
{
    private static readonly (string Room, string[] Knows)[] Generator =
    [
        ("", ["Analyzers", "PyTorch", "Emitting", "Ops", "Reading", "Reading.Models", "Rules", "Support"]),
        ("CodeFixes", ["Reading.Scalars", "Reading.Models", "Rules"]),
        ("Analyzers", ["Ops", "Reading", "Reading.Models", "Rules"]),
        ("PyTorch", ["Emitting", "Describing", "Printing", "Ops", "Reading.Models", "Catalogue", "Algebra", "Support"]),
        ("Emitting", ["Describing", "Printing", "Ops", "Reading.Models", "Algebra", "Support"]),
        ("Describing", ["Printing", "Ops", "Reading.Models", "Algebra"]),
        ("Printing", ["Algebra", "Support"]),
        ("Ops", ["Reading.Models", "Catalogue", "Algebra", "Support"]),
        ("Reading", ["Reading.Neurons", "Reading.Scalars", "Reading.Declarations", "Reading.Annotations", "Reading.Sources", "Reading.Models", "Rules", "Catalogue.Neurons", "Catalogue", "Algebra", "Support"]),
        ("Reading.Neurons", ["Reading.Scalars", "Reading.Declarations", "Reading.Annotations", "Reading.Sources", "Reading.Models", "Rules", "Catalogue.Neurons", "Catalogue", "Algebra", "Support"]),
        ("Reading.Scalars", ["Reading.Annotations", "Reading.Sources", "Reading.Models", "Rules", "Catalogue", "Algebra", "Support"]),
        ("Reading.Declarations", ["Reading.Annotations", "Reading.Models", "Rules", "Support"]),
        ("Reading.Annotations", ["Reading.Models", "Rules", "Catalogue", "Algebra", "Support"]),
        ("Reading.Sources", []),
        ("Reading.Models", ["Algebra", "Support"]),
        ("Rules", ["Support"]),
        ("Catalogue.Neurons", ["Catalogue", "Algebra", "Support"]),
        ("Catalogue", ["Algebra", "Support"]),
        ("Algebra", ["Support"]),
        ("Support", []),
    ];

    private static readonly (string Room, string[] Knows)[] Runtime =
    [
        ("Neurons", ["", "Functions", "Native"]),
        ("", ["Checking", "Training", "Autograd", "Evaluation", "Memory", "Numbers"]),
        ("Checking", ["Autograd"]),
        ("Training", []),
        ("Autograd", ["Evaluation", "Functions", "Native"]),
        ("Evaluation", ["OverTime", "Loops", "Functions", "Memory", "Native", "Numbers"]),
        ("OverTime", ["Loops", "Functions", "Memory"]),
        ("Loops", ["Memory", "Native"]),
        ("Functions", ["Numbers"]),
        ("Memory", ["Native"]),
        ("Numbers", ["Native"]),
        ("Native", []),
    ];

    private static readonly (string Room, string[] Knows)[] Sample =
    [
        ("", ["Commands", "Options", "Data", "Files"]),
        ("Commands", ["Views", "Options", "Comparing", "Export", "Checkpoints", "Training", "Catalogue", "Network", "Data", "Drawing", "Files"]),
        ("Views", ["Training", "Data", "Drawing", "Files"]),
        ("Options", ["Training", "Network", "Data"]),
        ("Comparing", ["Training", "Network", "Data", "Files"]),
        ("Export", ["Checkpoints", "Training", "Network", "Data", "Files"]),
        ("Checkpoints", ["Training", "Network", "Data", "Files"]),
        ("Training", ["Network", "Data"]),
        ("Catalogue", []),
        ("Network", []),
        ("Data", []),
        ("Drawing", []),
        ("Files", []),
    ];

    [Fact]
    public void OfTheGenerator() => Check(["Generator", "Generator.CodeFixes"], "Surrogates.Generator", Generator);

    [Fact]
    public void OfTheRuntime() => Check(["Runtime"], "Surrogates", Runtime);

    [Fact]
    public void OfTheSample() => Check(["Sample"], "Surrogates.Sample", Sample);

    /// <summary>A room knows only rooms that are listed after it, so that there is no circle.</summary>
    [Fact]
    public void TheListsHaveNoCircle()
    {
        foreach (var rooms in new[] { Generator, Runtime, Sample })
        {
            for (var i = 0; i < rooms.Length; i++)
            {
                Assert.All(rooms[i].Knows, known => Assert.Contains(rooms[(i + 1)..], later => later.Room == known));
            }
        }
    }

    /// <summary>Edges of rooms that are not listed would not be seen.</summary>
    [Theory]
    [InlineData("Generator", "")]
    [InlineData("Generator.CodeFixes", "CodeFixes")]
    [InlineData("Runtime", "")]
    [InlineData("Sample", "")]
    public void EveryFolderIsARoom(string project, string outermost)
    {
        var rooms = project switch { "Runtime" => Runtime, "Sample" => Sample, _ => Generator };
        Assert.All(
            Rooms.FoldersOf(Path.Combine(Repository.Root, project)).Where(static folder => !folder.StartsWith("Generated.", StringComparison.Ordinal)).Select(folder => folder.Length == 0 ? outermost : folder),
            folder => Assert.Contains(rooms, room => folder == room.Room || (room.Room.Length > 0 && folder.StartsWith(room.Room + ".", StringComparison.Ordinal))));
    }

    /// <summary>A file is a concept; 300 lines are more than one.</summary>
    [Theory]
    [InlineData("Generator")]
    [InlineData("Generator.CodeFixes")]
    [InlineData("Generator.Tests")]
    [InlineData("Nir")]
    [InlineData("Runtime")]
    [InlineData("Sample")]
    [InlineData("Benchmarks")]
    public void NoFileIsLong(string project) => Assert.All(
        Rooms.SourceFiles(Path.Combine(Repository.Root, project)).Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static folder => folder is "Generated" or "Snapshots")),
        static file => Assert.True(File.ReadLines(file).Count() <= 300, file));

    /// <summary>A class of tests is found by its name.</summary>
    [Fact]
    public void NoTwoTestFilesAreCalledAlike()
    {
        var files = Rooms.SourceFiles(Path.Combine(Repository.Root, "Generator.Tests")).Where(static file => file.EndsWith("Tests.cs", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(files);
        Assert.Equal(files.Length, files.Select(static file => Path.GetFileName(file)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static void Check(string[] projects, string root, (string Room, string[] Knows)[] rooms)
    {
        var allowed = rooms.SelectMany(static room => room.Knows.Select(known => (room.Room, known))).ToHashSet();
        var edges = Rooms.EdgesOf([.. projects.Select(static project => Path.Combine(Repository.Root, project))], root, [.. rooms.Select(static room => room.Room)]);
        Assert.True(edges.Count >= rooms.Length, "Hardly any edges are found: nothing is proven.");
        Assert.All(projects, project => Assert.Contains(edges.Values, place => place.StartsWith(project + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
        var wrong = edges.Where(edge => !allowed.Contains(edge.Key)).Select(static edge => $"{edge.Key.From} -> {edge.Key.To} ({edge.Value})").ToArray();
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }
}
