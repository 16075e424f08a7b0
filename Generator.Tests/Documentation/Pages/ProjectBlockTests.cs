using System.Xml.Linq;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>Parts of projects on the pages are XML, name properties that the package reads, and packages in the versions that are tested.</summary>
public sealed class ProjectBlockTests
{
    private static readonly string Assets = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "Runtime"), "*.targets", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "Runtime"), "*.props", SearchOption.AllDirectories))
            .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    [Fact]
    public void PropertiesAndPackagesAreThere()
    {
        var elements = Page.Paths.SelectMany(static path => Page.Read(path).Blocks).Where(static block => block.Language == "xml")
            .SelectMany(static block => XElement.Parse($"<Project>{block.Code}</Project>").Descendants(), static (block, element) => (block, element)).ToArray();
        Assert.NotEmpty(elements);
        Assert.All(elements.Where(static one => one.element.Name.LocalName.StartsWith("Surrogates", StringComparison.Ordinal)), static one =>
            Assert.Contains(one.element.Name.LocalName, Assets, StringComparison.Ordinal));
        Assert.All(elements.Where(static one => one.element.Name == "PackageReference" && one.element.Attribute("Version") is not null), static one =>
            Assert.Equal($"{one.block}: {Version((string)one.element.Attribute("Include")!)}", $"{one.block}: {(string)one.element.Attribute("Version")!}"));
    }

    private static string Version(string package) => package.StartsWith("Surrogates", StringComparison.Ordinal)
        ? typeof(SurrogateAttribute).Assembly.GetName().Version!.ToString(3)
        : Repository.PackageVersion(package);
}
