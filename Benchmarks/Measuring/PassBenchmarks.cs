using BenchmarkDotNet.Attributes;
using Surrogates.Benchmarks.Candidates;
using TorchSharp;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>A benchmark for each candidate, of the candidate's name: one pass over tensors that all of them share.</summary>
public class PassBenchmarks
{
    private readonly Dictionary<Candidate, Pass> _passes = [];
    private Inputs _inputs = null!;

    [Params(16, 1_000, 100_000, 1_000_000, 4_000_000, 16_000_000)]
    public int N { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        torch.set_num_threads(Threads);
        _inputs = new Inputs(N);
        foreach (var candidate in CandidateTable.All)
        {
            _passes[candidate] = new Pass(candidate, _inputs);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => _inputs.Dispose();

    [Benchmark(Baseline = true)]
    public void Native() => Run(CandidateTable.Native);

    [Benchmark]
    public void Composed() => Run(CandidateTable.Composed);

    [Benchmark]
    public void SigmoidFunction() => Run(CandidateTable.SigmoidFunction);

    [Benchmark]
    public void ATanFunction() => Run(CandidateTable.ATanFunction);

    [Benchmark]
    public void ATan() => Run(CandidateTable.ATan);

    [Benchmark]
    public void Sigmoid() => Run(CandidateTable.Sigmoid);

    [Benchmark]
    public void Triangle() => Run(CandidateTable.Triangle);

    [Benchmark]
    public void Straight() => Run(CandidateTable.Straight);

    [Benchmark]
    public void Round() => Run(CandidateTable.Round);

    [Benchmark]
    public void Neuron() => Run(CandidateTable.Neuron);

    [Benchmark]
    public void ComposedNeuron() => Run(CandidateTable.ComposedNeuron);

    [Benchmark]
    public void NativeForward() => Run(CandidateTable.NativeForward);

    [Benchmark]
    public void Forward() => Run(CandidateTable.Forward);

    private void Run(Candidate candidate) => _passes[candidate].Run();
}
