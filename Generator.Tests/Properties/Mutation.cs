using CsCheck;
using Microsoft.CodeAnalysis.CSharp;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Changes source as people do who type, move and delete: most of what comes of it does not compile.</summary>
/// <param name="random">Where it draws from.</param>
internal sealed class Mutation(PCG random)
{
    private const int MostChanges = 3;

    private static readonly string[] Words =
    [
        "partial", "static", "ref", "out", "in", "params", "this", "async", "abstract", "extern", "unsafe", "readonly", "new", "file", "const",
        "float", "double", "int", "long", "bool", "string", "decimal", "void", "object", "dynamic", "Tensor", "Tensor?", "float?", "Missing", "T", "<T>",
        "(", ")", "[", "]", "{", "}", ";", ",", "=", "=>", "?", ":", "!", "+", "-", "*", "/", "%", ">", ">=", "==", "&&", "^", "<<", "..",
        "0", "1", "-1", "1f", "1e30", "1e-45f", "2147483647", "float.NaN", "float.PositiveInfinity", "null", "default", "true", "\"a\"", "'",
        "x", "v", "k", "u", "noise", "seed", "return", "if", "for", "while", "switch", "break", "continue", "throw", "var", "is", "nameof(D)",
        "Step", "Sign", "Quantize", "Bernoulli", "Sigmoid", "SquareWave", "Soft = true", "Clip: 1", "Clip = 0", "k: -1", "Derivative = nameof(D)", "Smooth = \"S\"",
        "Surrogate.Step", "Surrogate.Detach", "Surrogate.Round", "MathF.Exp", "MathF.Floor", "Math.Max", "(int)", "#if", "#pragma warning disable", "//", "/*", "[Surrogate]",
    ];

    /// <summary>A source with one to three changes.</summary>
    public string Of(string source)
    {
        var changed = source;
        for (var changes = 1 + Next(MostChanges); changes > 0; changes--)
        {
            changed = Once(changed);
        }

        return changed;
    }

    private string Once(string source)
    {
        var tokens = SyntaxFactory.ParseTokens(source).Select(static token => token.ToFullString()).ToList();
        var lines = source.Split('\n').ToList();
        var (token, other) = (Next(tokens.Count), Next(tokens.Count));
        var (line, otherLine) = (Next(lines.Count), Next(lines.Count));
        switch (Next(9))
        {
            case 0:
                tokens.RemoveAt(token);
                break;
            case 1:
                tokens.Insert(token, tokens[token]);
                break;
            case 2:
                (tokens[token], tokens[other]) = (tokens[other], tokens[token]);
                break;
            case 3:
                tokens[token] = tokens[other];
                break;
            case 4:
                tokens[token] = Words[Next(Words.Length)] + " ";
                break;
            case 5:
                tokens.Insert(token, Words[Next(Words.Length)] + " ");
                break;
            case 6:
                lines.RemoveAt(line);
                return string.Join('\n', lines);
            case 7:
                (lines[line], lines[otherLine]) = (lines[otherLine], lines[line]);
                return string.Join('\n', lines);
            default:
                lines.Insert(line, lines[otherLine]);
                return string.Join('\n', lines);
        }

        return string.Concat(tokens);
    }

    private int Next(int count) => (int)random.Next((uint)count);
}
