using System.Runtime.ExceptionServices;
using Surrogates.Sample.Data;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Comparing;

/// <summary>
/// The same network, trained with each of several surrogates at each of several slopes, from several seeds. What the file of results
/// already has is not done again.
/// </summary>
internal sealed class Comparison
{
    private readonly ResultsFile _results;
    private readonly ComparedRun[] _runs;

    /// <param name="options">What all runs have in common.</param>
    /// <param name="shapes">The surrogates.</param>
    /// <param name="slopes">Their slopes.</param>
    /// <param name="seeds">The number of seeds, from 0.</param>
    /// <param name="results">Where results come from and go to.</param>
    public Comparison(TrainingOptions options, IReadOnlyList<Shape> shapes, IReadOnlyList<double> slopes, int seeds, ResultsFile results)
    {
        _results = results;
        var data = Enumerable.Range(0, seeds).Select(seed => new ComparedData(DataSet.Of(options.Data, seed))).ToArray();
        // Seeds outermost: after a part of the time there is a whole picture, if a rougher one.
        _runs =
        [
            .. from seed in Enumerable.Range(0, seeds)
               from shape in shapes
               from slope in slopes
               select new ComparedRun(options with { Shape = shape, K = slope, Seed = seed, Threads = 1 }, data[seed]),
        ];
        Pending = [.. _runs.Where(run => Result(run) is null)];
    }

    public int Count => _runs.Length;

    /// <summary>The runs that the file of results had not when it was opened.</summary>
    public IReadOnlyList<ComparedRun> Pending { get; }

    /// <summary>The results that there are.</summary>
    public IEnumerable<ComparisonRow> Results => _runs.Select(Result).OfType<ComparisonRow>();

    /// <summary>Does what is pending, until all is done or until cancelled.</summary>
    /// <param name="jobs">How many runs at a time.</param>
    /// <param name="stepDone">Is called after each step of the optimizer.</param>
    /// <param name="runDone">Is called with each result, once it is safe, and never by two runs at a time.</param>
    /// <param name="cancellationToken">Ends it. What has not come to its end is lost then.</param>
    public void Run(int jobs, Action stepDone, Action<ComparisonRow> runDone, CancellationToken cancellationToken)
    {
        // The order of the runs, and not parts of it for each job; threads of its own, since each sets torch's number of threads for itself.
        var next = -1;
        ExceptionDispatchInfo? failure = null;
        var reporting = new Lock();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var threads = Enumerable.Range(0, jobs).Select(_ => new Thread(Work)).ToArray();
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        failure?.Throw();

        void Work()
        {
            try
            {
                while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is var i && i < Pending.Count)
                {
                    if (Pending[i].Train(stepDone, stop.Token) is { } row)
                    {
                        lock (reporting)
                        {
                            _results.Add(row);
                            runDone(row);
                        }
                    }
                }
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                stop.Cancel();
            }
        }
    }

    private ComparisonRow? Result(ComparedRun run) => _results.Rows.FirstOrDefault(run.Is);
}
