using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Catalogue.Neurons;

namespace Surrogates.Generator.Tests.Catalogue;

/// <summary>A ready-made neuron run over time in double precision, forward and backward, by evaluating the formulas of its step.</summary>
internal sealed class SteppedNeuron
{
    private const string AdjointPrefix = "d ";

    private readonly NeuronEntry _neuron;
    private readonly IReadOnlyList<Expression> _outputs;
    private readonly string[] _differentiated;
    private readonly IReadOnlyList<Expression> _gradients;
    private readonly List<Dictionary<string, double>[]> _before = [];

    /// <param name="neuron">The neuron with its options.</param>
    /// <param name="shape">The surrogate.</param>
    /// <param name="k">Its steepness.</param>
    public SteppedNeuron(NeuronEntry neuron, string shape = "ATan", double k = 2)
    {
        _neuron = neuron;
        var read = new NodeTable();
        var formula = FlatFormula.Of(neuron.Run(
            read.Variable,
            (x, threshold, atThreshold) => Deferred.Of(read, new HardCall(atThreshold ? "Step" : "StrictStep", shape, null, 2), [x, threshold, k])));
        var table = new NodeTable();
        _outputs = HardExpansion.Build(formula, table.Variable, HardMode.Hard);
        _differentiated = [.. neuron.Inputs.Concat(neuron.Parameters).Select(static quantity => quantity.Name), .. States];
        _gradients = Differentiator.Gradient(
            [.. States.Prepend("").Select((name, i) => (_outputs[i], (Expression)table.Variable(AdjointPrefix + name)))],
            [.. _differentiated.Select(table.Variable)]);
    }

    /// <summary>The output at each step, one for each neuron.</summary>
    public double[][] Outputs { get; private set; } = [];

    private IEnumerable<string> States => _neuron.States.Select(static state => state.Name);

    /// <summary>A state after each step, one for each neuron.</summary>
    public double[][] StateAfter(string name) => [.. _before.Skip(1).Select(points => Array.ConvertAll(points, point => point[name]))];

    /// <summary>Runs it.</summary>
    /// <param name="input">What comes in at each step, for each neuron.</param>
    /// <param name="parameters">The parameters that are not at their defaults.</param>
    /// <param name="starts">The states that do not begin where the model says, for each neuron.</param>
    public SteppedNeuron Run(double[][] input, IReadOnlyDictionary<string, double> parameters, IReadOnlyDictionary<string, double[]>? starts = null)
    {
        double Parameter(string name) => parameters.TryGetValue(name, out var value) ? value : _neuron.Parameters.Single(parameter => parameter.Name == name).Default!.Value;
        var schedule = new Schedule([.. _outputs]);
        var points = Enumerable.Range(0, input[0].Length).Select(n => new Dictionary<string, double>(
        [
            .. _neuron.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, Parameter(parameter.Name))),
            .. _neuron.States.Select(state => KeyValuePair.Create(
                state.Name,
                starts?.TryGetValue(state.Name, out var start) == true ? start[n] : state.Start is null ? 0 : Parameter(state.Start))),
        ])).ToArray();
        _before.Clear();
        _before.Add(points);
        Outputs = new double[input.Length][];
        for (var t = 0; t < input.Length; t++)
        {
            points = [.. points.Select((point, n) => new Dictionary<string, double>(point) { [_neuron.Inputs[0].Name] = input[t][n] })];
            _before[t] = points;
            var values = Evaluator.Double(schedule, points);
            Outputs[t] = [.. points.Select((_, n) => values.ValueOf(_outputs[0], n))];
            points = [.. points.Select((point, n) =>
            {
                var next = new Dictionary<string, double>(point);
                foreach (var (name, i) in States.Select(static (name, i) => (name, i)))
                {
                    next[name] = values.ValueOf(_outputs[i + 1], n);
                }

                return next;
            })];
            _before.Add(points);
        }

        return this;
    }

    /// <summary>The gradients, for each neuron: of the input at each step under the input's name, of parameters summed over time, of states at their start.</summary>
    /// <param name="ofOutputs">The gradient of the output at each step.</param>
    /// <param name="ofStates">The gradients of the states after the last step.</param>
    public IReadOnlyDictionary<string, double[][]> Backward(double[][] ofOutputs, IReadOnlyDictionary<string, double[]> ofStates)
    {
        var (steps, width) = (ofOutputs.Length, ofOutputs[0].Length);
        var schedule = new Schedule([.. _gradients]);
        var states = States.ToDictionary(static name => name, name => ofStates.TryGetValue(name, out var given) ? given : new double[width]);
        var sums = _differentiated.ToDictionary(static name => name, _ => new double[width]);
        var ofInput = new double[steps][];
        for (var t = steps - 1; t >= 0; t--)
        {
            Dictionary<string, double>[] points = [.. _before[t].Select((point, n) => new Dictionary<string, double>(
                point.Concat(states.Select(state => KeyValuePair.Create(AdjointPrefix + state.Key, state.Value[n]))).Append(KeyValuePair.Create(AdjointPrefix, ofOutputs[t][n]))))];
            var values = Evaluator.Double(schedule, points);
            var step = _differentiated.Select((name, i) => (name, Values: points.Select((_, n) => values.ValueOf(_gradients[i], n)).ToArray())).ToDictionary(static pair => pair.name, static pair => pair.Values);
            ofInput[t] = step[_neuron.Inputs[0].Name];
            foreach (var name in sums.Keys)
            {
                sums[name] = [.. sums[name].Zip(step[name], static (sum, value) => sum + value)];
            }

            states = States.ToDictionary(static name => name, name => step[name]);
        }

        return sums.ToDictionary(
            static sum => sum.Key,
            sum => sum.Key == _neuron.Inputs[0].Name ? ofInput : [states.TryGetValue(sum.Key, out var start) ? start : sum.Value]);
    }
}
