namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Loops, and what leaves them for some of the elements.</summary>
public sealed class LoopTests
{
    private static readonly string[] Bodies =
    [
        "var i = 0; var z = x; while (i < 4) { z = 0.5 * z + y; i++; } return z;",
        "var i = 0; var z = x; do { z = 0.5 * z + y; } while (++i < 3); return z * i;",
        "var i = 9; var z = x; do { z += y; i++; } while (i < 3); return z;",
        "var n = 40; var z = x; while (n > 1) { n = n % 2 == 0 ? n / 2 : 3 * n + 1; z += 0.25 * y; } return z;",
        "var z = x; for (var i = 0; i < 5; i++) { if (z > 2) { break; } z += y * y; } return z;",
        "var z = x; var i = 0; while (true) { if (i == 3) { break; } i++; z += y; } return z;",
        "var z = x; for (var i = 0; i < 4; i++) { if (z < y) { z += 1.5; continue; } z *= 0.5; } return z;",
        "var z = x; for (var i = 0; i < 4; i++) { if (z < y) { z += 1.5; continue; } if (z > 3) { z -= y; break; } z *= 1.25; } return z * x;",
        "var z = x; for (var i = 0; i < 4; i++) { if (z > 3.1) { return z * y; } if (z < -1) { z = -z; break; } if (z > 1) { continue; } z += y * y; } return z - x;",
        "var z = x; for (var i = 0; i < 3; i++) { for (var j = 0; j < 3; j++) { if (z * j > y) { break; } z += 0.3; } if (z > 2) { break; } z += x; } return z;",
        "var z = x; for (var i = 0; i < 3; i++) { for (var j = 0; j < 3; j++) { if (z > y) { if (j == 1) { z *= y; continue; } z -= 0.7; break; } z += 0.3; } if (z > 2) { return 3 * z; } z += x; } return z;",
        "var z = x; for (var i = 0; i < 4; i++) { if (x > 1) { return z; } break; } return 2 * z + y;",
        "var z = x; for (var i = 0; i < 4; i++) { if (x > 1) { z = y; break; } else { z = -y; break; } } return 2 * z;",
        "var z = x; for (var i = 0; i < 4; i++) { if (x > 1) { z += y; continue; } else if (y > 0) { return z; } z *= 0.5; } return 2 * z;",
        "var z = x; for (var i = 0; i < 4; i++) { switch (i) { case 1: if (z > y) { z += 1; break; } z -= y; continue; case 3: z *= 2; break; } z += 0.1 * x; } return z;",
        "var z = x; switch (y) { case > 1: if (x > 0) { break; } z *= 2; break; case > 0: z += 1; break; } return z * y;",
        "var count = 0; var z = x; while (count < 3) { count++; if (z > 1) { z -= y; continue; } z += 1; } return z + count;",
        "var z = x; do { if (z > 1) { z *= y; break; } z += 2.2; } while (false); return z;",
        "var (a, b) = (x, y); for (var i = 0; i < 3; i++) { var c = a * 0.5; if (c > b) { (a, b) = (b, c); continue; } a += c; } return a - b;",
        "double Found() { for (var i = 0; i < 4; i++) { if (x * i > y) { return i * y; } } return x; } return Found() + 1;",
    ];

    private static readonly MethodTrial Trial = new("", Bodies);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Bodies.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AreWhatTheyComeTo(int index) => Trial.Check(index);

    [Theory]
    [InlineData("while (x > 1) { x /= 2; } return x;")]
    [InlineData("do { x /= 2; } while (x > 1); return x;")]
    [InlineData("while (true) { if (x < 1) { break; } x /= 2; } return x;")]
    [InlineData("while (true) { x /= 2; }")]
    [InlineData("for (var i = 0; i < 1025; i++) { x += 0.5; } return x;")]
    [InlineData("for (var i = 0; i < 40; i++) { for (var j = 0; j < 40; j++) { x += 0.5; } } return x;")]
    public void WhatDoesNotEndIsRefused(string body) => Assert.Equal(
        ["SURR206 The number of iterations must be known when the code is compiled, and at most 1024 in all; where elements decide it, loop to a constant bound and leave by 'break'"],
        MethodTrial.Refusals("", body));

    /// <summary>A thousand rounds are enough to write too much.</summary>
    [Fact]
    public void WhatIsTooLargeIsRefused() => Assert.Equal(
        ["SURR202 'for (var i = 0; i < 1000; i++) { x = Mat...', with which more than 20,000 values would be written out, cannot be differentiated here; let it run less often, or make an op of one round and loop over tensors"],
        MethodTrial.Refusals("", $"for (var i = 0; i < 1000; i++) {{ {string.Concat(Enumerable.Repeat("x = Math.Sin(x + y) * x; ", 10))}}} return x;"));

    [Theory]
    [InlineData("again: x += 1; goto again;", "SURR202 'again: x += 1;'")]
    [InlineData("double[] a = [1], b = [2]; double[] c = a; for (var i = 0; i < 2; i++) { if (x > i) { c = b; break; } } return c[0];", "SURR202 'x > i'")]
    public void WhatIsNoLoopIsRefused(string body, string expected) =>
        Assert.StartsWith(expected, Assert.Single(MethodTrial.Refusals("", body)), StringComparison.Ordinal);
}
