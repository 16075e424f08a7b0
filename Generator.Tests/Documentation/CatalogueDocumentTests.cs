using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Tests.Golden;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The user's reference says what the tables say, and what it tells users of other libraries to write compiles.</summary>
public sealed class CatalogueDocumentTests
{
    // The parameters of other libraries' layers, as the tables name them.
    private const string LayerNumbers = """
        internal static class Theirs
        {
            public const bool detach_reset = true, decay_input = false;
            public const double tau = 2, dt = 1, r = 2, alpha = 0.9, beta = 0.8, slope = 25, threshold = 1, a = 0.1, b = 0.2, a0 = 1, init_tau = 3, delta_T = 1, theta_rh = 0.8;
            public const double c_decay = 0.5, v_decay = 0.75, v_threshold = 1, v_reset = 0, v_rest = 0, v_c = 0.8, v_th = 1, v_leak = 0, w_in = 1;
            public const double tau_w = 2, tau_syn = 2, tau_mem = 3, tau_syn_inv = 200, tau_mem_inv = 100;
        }
        """;

    private static readonly string Folder = Path.Combine(Repository.Root, "docs");

    private static readonly string Reference = Path.Combine(Folder, "catalogue.md");

    /// <summary>What writes each part of the reference.</summary>
    private static readonly Dictionary<string, Func<string>> Writers = new(
    [
        new("operations", HardTable.Write),
        new("shapes", ShapeTable.Write),
        new("neurons", NeuronTable.Write),
        new("neuron-options", NeuronOptionTable.Write),
        .. GoldenTable.Peers.Select(static peer => KeyValuePair.Create(peer.Peer, () => LibraryTable.Write(peer.Title, peer.Entries))),
        .. LayerTable.Peers.Select(static peer => KeyValuePair.Create($"{peer.Peer}-layers", () => LayerTable.Write(peer.Title, peer.Entries))),
    ]);

    private static MarkedDocument Document => new(File.ReadAllText(Reference));

    [Fact]
    public void TablesAreWhatTheCatalogueSays()
    {
        Assert.Equal(Writers.Keys.Order(), Document.Parts.Order());
        WrittenFile.Compare(Reference, Document.With(static name => Writers[name]()), SnapshotMode.FromEnvironment());
    }

    [Fact]
    public void PicturesAreWhatTheCatalogueSays()
    {
        var pictures = Shapes.All.Select(static shape => (Path: ShapeTable.PictureOf(shape), Svg: Pictures.Of(shape).ToSvg()))
            .Concat(HardOps.All.Where(static hard => !hard.IsRandom).Select(static hard => (Path: HardTable.PictureOf(hard), Svg: Pictures.Of(hard).ToSvg())))
            .Concat(NeuronModels.All.Select(static neuron => (Path: NeuronTable.PictureOf(neuron), Svg: NeuronPictures.Of(neuron).ToSvg())))
            .ToDictionary(static picture => Path.GetFullPath(Path.Combine(Folder, picture.Path)), static picture => picture.Svg);
        var mode = SnapshotMode.FromEnvironment();
        Assert.All(pictures, picture => WrittenFile.Compare(picture.Key, picture.Value, mode));
        // Nothing else lies where they do.
        var folders = pictures.Keys.Select(static path => Path.GetDirectoryName(path)!).Distinct();
        Assert.Equal(pictures.Keys.Order(), folders.SelectMany(static folder => Directory.EnumerateFiles(folder)).Order());
    }

    /// <summary>Numbers are written the same under every culture.</summary>
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void IsTheSameUnderEveryCulture(string culture)
    {
        var shape = Shapes.Find("Gaussian")!;
        var neuron = NeuronModels.Find("PLIF")!;
        var (pictures, tables) = (Drawn(), Written());
        using var scope = new CultureScope(culture);
        Assert.Equal(pictures, Drawn());
        Assert.Equal(tables, Written());

        (string, string) Drawn() => (Pictures.Of(shape).ToSvg(), NeuronPictures.Of(neuron).ToSvg());
        static (string, string) Written() => (ShapeTable.Write(), NeuronTable.Write());
    }

    /// <summary>What the tables say to write in place of other libraries' functions compiles, whether the golden numbers are there or not.</summary>
    [Fact]
    public void AnnotationsForOtherLibrariesCompile()
    {
        var classes = GoldenTable.Peers.SelectMany(static peer => peer.Entries).Select(static (entry, i) => $$"""
            internal static partial class Ops{{i}}
            {
            {{entry.Members(Numbers(entry))}}
            }
            """);
        var run = GeneratorRun.Of($"{Sources.Usings}namespace Demo;\n\n{string.Join("\n\n", classes)}");
        Assert.Equal(GoldenTable.Peers.Sum(static peer => peer.Entries.Count), run.HintNames.Count());
    }

    /// <summary>And so do layers in place of theirs, each made as the table says.</summary>
    [Fact]
    public void LayersForOtherLibrariesCompile()
    {
        LayerEntry[] entries = [.. LayerTable.Peers.SelectMany(static peer => peer.Entries)];
        var classes = entries.Select(static (entry, i) => $$"""
            {{entry.Annotation}}
            internal sealed partial class N{{i}};

            internal static class Made{{i}}
            {
                public static object Run() => new N{{i}}({{entry.Arguments}});
            }
            """);
        var run = GeneratorRun.Of($"{Sources.Usings}using System;\nusing static Demo.Theirs;\n\nnamespace Demo;\n\n{LayerNumbers}\n\n{string.Join("\n\n", classes)}");
        Assert.Equal(entries.Length, run.HintNames.Count());
    }

    // Different ones, above 1, that are valid for every parameter.
    private static Dictionary<string, string> Numbers(GoldenEntry entry) => entry.Declared
        .Select((parameter, i) => (parameter.Name, Value: parameter.Default ?? $"{i + 2}"))
        .ToDictionary(static pair => pair.Name, pair => entry.Only == $"{pair.Name}=none" ? "none" : pair.Value);
}
