using System.Reflection;
using System.Reflection.Metadata;
using System.Xml.Linq;
using Surrogates.Exchange;
using Surrogates.Generator.Tests.Documentation.Pages;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>What is in the packages.</summary>
[Collection(Side.Packages)]
public sealed class PackageTests(PackedLibrary library)
{
    // Of the format of portable symbols.
    private static readonly Guid EmbeddedSource = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");

    public static TheoryData<string> Packages => ["Surrogates", "Surrogates.Nir", "Surrogates.Templates"];

    [Fact]
    public void TheLibraryHasRuntimeGeneratorAndBuildAssets() => Assert.Equal(
        [
            "analyzers/dotnet/cs/Surrogates.Generator.CodeFixes.dll",
            "analyzers/dotnet/cs/Surrogates.Generator.dll",
            "build/net10.0/Surrogates.props",
            "build/net10.0/Surrogates.targets",
            "build/net10.0/WeakenVersionNeed.cs",
            "build/net10.0/WritePython.cs",
            "buildTransitive/net10.0/Surrogates.targets",
            "lib/net10.0/Surrogates.dll",
            "lib/net10.0/Surrogates.xml",
        ],
        FilesOf("Surrogates"));

    [Fact]
    public void NirHasItsLibrary()
    {
        Assert.Equal(["lib/net10.0/Surrogates.Nir.dll", "lib/net10.0/Surrogates.Nir.xml"], FilesOf("Surrogates.Nir"));
        var dependencies = DependenciesOf("Surrogates.Nir");
        Assert.Equal(PackedLibrary.Version, dependencies["Surrogates"]);
        Assert.Equal(Repository.PackageVersion("PureHDF"), dependencies["PureHDF"]);
    }

    [Fact]
    public void TheTemplatesAreThere() => Assert.Equal(
        [".template.config/template.json", "Neurons.cs", "Program.cs", "SpikePatterns.cs", "SpikingNetwork1.csproj"],
        FilesOf("Surrogates.Templates").Select(static file => file.Replace("content/surrogates-snn/", "", StringComparison.Ordinal)));

    /// <summary>What the compiler and the build need is no matter of those who reference the package.</summary>
    [Fact]
    public void UsersGetTorchSharpAndNothingOfRoslyn()
    {
        Assert.Equal(Repository.PackageVersion("TorchSharp"), DependenciesOf("Surrogates")["TorchSharp"]);
        Assert.All(
            DependenciesOf("Surrogates").Keys.Concat(DependenciesOf("Surrogates.Nir").Keys),
            static id => Assert.False(id.StartsWith("Microsoft", StringComparison.Ordinal) || id.Contains("Generator", StringComparison.Ordinal), id));
        Assert.Empty(DependenciesOf("Surrogates.Templates"));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void PagesIconLicenceAndAddressAreThere(string id)
    {
        var address = Address();
        var metadata = MetadataOf(id);
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("MIT", Value("license"));
        Assert.Equal(address, Value("projectUrl"));
        Assert.Equal($"{address}/blob/main/CHANGELOG.md", Value("releaseNotes"));
        var repository = metadata.Elements().Single(static element => element.Name.LocalName == "repository");
        Assert.Equal(("git", address), (repository.Attribute("type")!.Value, repository.Attribute("url")!.Value));
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
        Assert.NotEmpty(Value("description"));
        Assert.NotEmpty(Value("tags"));

        using var package = library.Open(id);
        using var icon = package.GetEntry(Value("icon"))!.Open();
        var signature = new byte[8];
        icon.ReadExactly(signature);
        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'], signature);
        using var reader = new StreamReader(package.GetEntry(Value("readme"))!.Open());
        var page = reader.ReadToEnd();
        Assert.StartsWith("# ", page, StringComparison.Ordinal);
        // Where the page is shown, there is no repository around it.
        var links = Page.Of("README.md", page).Links.ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, static link => Assert.Matches("^(https://|#)", link));
        Assert.All(
            links.Where(link => link.StartsWith($"{address}/blob/main/", StringComparison.Ordinal)).Select(link => link[$"{address}/blob/main/".Length..].Split('#')[0]),
            static file => Assert.True(Path.Exists(Path.Combine(Repository.Root, file)), file));
    }

    /// <summary>A debugger finds the source: in the repository, or, where the build wrote it, in the symbols themselves.</summary>
    [Theory]
    [InlineData("Surrogates")]
    [InlineData("Surrogates.Nir")]
    public void SymbolsHaveWhatTheRepositoryHasNot(string id)
    {
        using var package = library.Open(id, "snupkg");
        using var entry = package.GetEntry($"lib/net10.0/{id}.pdb")!.Open();
        using var file = new MemoryStream();
        entry.CopyTo(file);
        file.Position = 0;
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(file);
        var reader = symbols.GetMetadataReader();
        var embedded = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == EmbeddedSource)
            .Select(static information => information.Parent)
            .ToHashSet();
        var paths = reader.Documents.ToDictionary(static document => document, document => reader.GetString(reader.GetDocument(document).Name).Replace('\\', '/'));
        Assert.All(paths.Values, static path => Assert.True(!Repository.IsBuiltOnServer || path.StartsWith("/_/", StringComparison.Ordinal), path));
        var written = paths.Where(static path => path.Value.Contains("/obj/", StringComparison.Ordinal) || path.Value.EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(static path => path.Key)
            .ToArray();
        Assert.NotEmpty(written);
        Assert.All(written, document => Assert.Contains(document, embedded));
    }

    /// <summary>Who trims an application or compiles it ahead of time has the libraries with it.</summary>
    [Theory]
    [InlineData(typeof(SurrogateAttribute))]
    [InlineData(typeof(NirNetwork))]
    public void LibrariesSayThatTheyCanBeTrimmed(Type type)
    {
        var metadata = type.Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToLookup(static one => one.Key, static one => one.Value);
        Assert.Equal(["True"], metadata["IsTrimmable"]);
        Assert.Equal(["True"], metadata["IsAotCompatible"]);
    }

    private static string Address() => XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;

    private List<string> FilesOf(string id)
    {
        using var package = library.Open(id);
        return [.. package.Entries.Select(static entry => entry.FullName)
            .Where(static name => name.Contains('/') && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    private XElement MetadataOf(string id)
    {
        using var package = library.Open(id);
        using var specification = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(specification).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
    }

    private Dictionary<string, string> DependenciesOf(string id) => MetadataOf(id).Descendants()
        .Where(static element => element.Name.LocalName == "dependency")
        .ToDictionary(static element => element.Attribute("id")!.Value, static element => element.Attribute("version")!.Value);
}
