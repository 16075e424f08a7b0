using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Surrogates.Benchmarks.Generation;

/// <summary>The generator, in a driver that remembers its last run.</summary>
internal sealed class GeneratorTool() : Tool(ToolName)
{
    public const string ToolName = "generator";

    private GeneratorDriver _driver = Compiler.Driver();

    public override Timing Whole(string what, CSharpCompilation compilation)
    {
        _driver = Compiler.Driver();
        return Run(what, compilation) with { Error = Compiler.Exception(_driver) ?? Compiler.FirstError(_driver, compilation) };
    }

    public override Timing AfterEdit(string what, CSharpCompilation compilation, SyntaxTree file) => Run(what, compilation);

    private Timing Run(string what, CSharpCompilation compilation)
    {
        var timing = ProcessorTime.Measure(what, () => _driver = _driver.RunGenerators(compilation));
        return TextSize.Of(_driver).AddTo(timing);
    }
}
