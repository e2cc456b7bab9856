using System;
using System.Collections;
using System.Collections.Generic;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Sequences drawn one after another, each element by what came before it. The same seed gives the same sequence.</summary>
public static class SequenceFunctions
{
    private const int Longest = 10000;
    private const int MostStates = 4096;
    private const int HighestOrder = 8;
    private const double HottestTemperature = 100;

    /// <summary>A walk through states (a Markov chain): the next one is drawn by the weights in the present one's row.</summary>
    /// <param name="transitions">A square matrix of float32, row after row: how strongly each state leads to each; not negative, not all zero in a row that is reached.</param>
    /// <param name="states">Rows of the matrix, 1 to 4096.</param>
    /// <param name="start">Where the walk begins, from 0; itself no row of the result.</param>
    /// <param name="length">Steps, 0 to 10000.</param>
    /// <param name="temperature">0 for always the likeliest, 1 for the weights as they are, more for more chance; up to 100.</param>
    /// <param name="seed">Of the choices.</param>
    /// <returns>Step from 1, the state, and the probability that it had. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_GenerateSequence",
        FillRowMethodName = nameof(FillState),
        TableDefinition = "Step INT, State INT, Probability FLOAT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable GenerateSequence(
        [SqlFacet(MaxSize = -1)] SqlBytes transitions, SqlInt32 states, SqlInt32 start, SqlInt32 length, SqlDouble temperature, SqlInt64 seed)
    {
        if (Argument.AnyNull(transitions, states, start, length, temperature, seed))
        {
            return new object[0];
        }

        int count = Argument.Within(states, "states", 1, MostStates);
        PointSet.TryDecode(transitions, states, out float[][] matrix);
        Argument.Require(matrix.Length == count, "The matrix has {0} rows for {1} states. Pass a square one.", matrix.Length, count);
        var generator = new SplitMix64(seed.Value);
        double heat = Argument.Within(temperature, "temperature", 0, HottestTemperature);
        int state = Argument.Within(start, "start", 0, count - 1);
        var steps = new (int, int, double)[Argument.Within(length, "length", 0, Longest)];
        for (int step = 0; step < steps.Length; step++)
        {
            double[] probabilities = Choice.Probabilities(Weights(matrix[state], state), heat);
            state = Choice.At(probabilities, generator.NextDouble());
            steps[step] = (step + 1, state, probabilities[state]);
        }

        return steps;
    }

    public static void FillState(object row, out SqlInt32 step, out SqlInt32 state, out SqlDouble probability)
    {
        (int number, int reached, double chance) = ((int, int, double))row;
        step = number;
        state = reached;
        probability = chance;
    }

    /// <summary>Words that continue a prompt as a corpus would.</summary>
    /// <param name="prompt">May be empty; its words are no rows of the result.</param>
    /// <param name="corpus">The text whose words follow one another as those of the result shall.</param>
    /// <param name="order">How many words decide the next, 1 to 8.</param>
    /// <param name="length">Words to be made, 0 to 10000.</param>
    /// <param name="temperature">0 for always the most frequent (the first in code unit order of equals), 1 for the frequencies as they are, up to 100.</param>
    /// <param name="seed">Of the choices.</param>
    /// <returns>Step from 1, the word in lower case, and the probability that it had. No rows for a NULL argument, and for a corpus without a word.</returns>
    [SqlFunction(
        Name = "clr_GenerateTextSequence",
        FillRowMethodName = nameof(FillToken),
        TableDefinition = "Step INT, Token NVARCHAR(4000), Probability FLOAT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable GenerateTextSequence(
        [SqlFacet(MaxSize = -1)] SqlString prompt,
        [SqlFacet(MaxSize = -1)] SqlString corpus,
        SqlInt32 order,
        SqlInt32 length,
        SqlDouble temperature,
        SqlInt64 seed)
    {
        var steps = new List<(int, string, double)>();
        if (Argument.AnyNull(prompt, corpus, order, length, temperature, seed))
        {
            return steps;
        }

        var model = new NGramModel(Words.Of(corpus.Value), Argument.Within(order, "order", 1, HighestOrder));
        int count = model.IsEmpty ? 0 : Argument.Within(length, "length", 0, Longest);
        double heat = Argument.Within(temperature, "temperature", 0, HottestTemperature);
        var generator = new SplitMix64(seed.Value);
        var history = new List<string>(Words.Of(prompt.Value));
        for (int step = 1; step <= count; step++)
        {
            SortedDictionary<string, int> followers = model.After(history);
            var words = new string[followers.Count];
            followers.Keys.CopyTo(words, 0);
            double[] probabilities = Choice.Probabilities(Array.ConvertAll(words, word => (double)followers[word]), heat);
            int chosen = Choice.At(probabilities, generator.NextDouble());
            history.Add(words[chosen]);
            steps.Add((step, words[chosen], probabilities[chosen]));
        }

        return steps;
    }

    public static void FillToken(object row, out SqlInt32 step, out SqlString token, out SqlDouble probability)
    {
        (int number, string word, double chance) = ((int, string, double))row;
        step = number;
        token = word;
        probability = chance;
    }

    private static double[] Weights(float[] row, int state)
    {
        double sum = 0;
        foreach (float weight in row)
        {
            Argument.Require(weight >= 0, "State {0} leads to another with a negative weight. Pass weights of 0 or more.", state);
            sum += weight;
        }

        Argument.Require(sum > 0, "State {0} leads nowhere. Give its row a positive weight.", state);
        return Array.ConvertAll(row, weight => (double)weight);
    }
}
