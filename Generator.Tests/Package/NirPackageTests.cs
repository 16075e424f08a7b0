using System.IO.Compression;
using System.Xml.Linq;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>What is in the package of NIR.</summary>
[Collection(Side.Processes)]
public sealed class NirPackageTests : IDisposable
{
    private const string Version = "0.0.0-test";

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void PackageHasTheLibraryAndItsPage()
    {
        _project.Dotnet("pack", Path.Combine(Repository.Root, "Nir"), "-c", Repository.Configuration, "--no-build", "-p:Version=" + Version, "-o", _project.PathOf("feed"));
        using var package = ZipFile.OpenRead(_project.PathOf("feed", $"Surrogates.Nir.{Version}.nupkg"));
        var files = package.Entries.Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal));
        Assert.Equal(
            ["Surrogates.Nir.nuspec", "[Content_Types].xml", "lib/net10.0/Surrogates.Nir.dll", "lib/net10.0/Surrogates.Nir.xml", "nir.md"],
            files.Order(StringComparer.Ordinal));

        using var specification = package.GetEntry("Surrogates.Nir.nuspec")!.Open();
        var dependencies = XDocument.Load(specification).Descendants()
            .Where(static element => element.Name.LocalName == "dependency")
            .ToDictionary(static element => element.Attribute("id")!.Value, static element => element.Attribute("version")!.Value);
        Assert.Equal(Version, dependencies["Surrogates"]);
        Assert.Equal(Repository.PackageVersion("PureHDF"), dependencies["PureHDF"]);
        Assert.DoesNotContain(dependencies.Keys, static id => id.StartsWith("Microsoft", StringComparison.Ordinal) || id.Contains("Generator", StringComparison.Ordinal));
    }
}
