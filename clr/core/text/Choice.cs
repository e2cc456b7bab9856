using System;

namespace Hartonomous.Clr;

/// <summary>A choice among weighted outcomes.</summary>
internal static class Choice
{
    /// <summary>
    /// The probability of each: its weight to the power 1 / temperature, divided by the sum of all. Temperature 0 is
    /// the limit: the first of the largest has all.
    /// </summary>
    /// <remarks>The softmax of log weights with a temperature, as in statistical mechanics (Boltzmann's distribution).</remarks>
    public static double[] Probabilities(double[] weights, double temperature)
    {
        int largest = 0;
        for (int i = 1; i < weights.Length; i++)
        {
            largest = weights[i] > weights[largest] ? i : largest;
        }

        var probabilities = new double[weights.Length];
        if (temperature == 0)
        {
            probabilities[largest] = 1;
            return probabilities;
        }

        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            probabilities[i] = Math.Pow(weights[i] / weights[largest], 1 / temperature);
            sum += probabilities[i];
        }

        for (int i = 0; i < weights.Length; i++)
        {
            probabilities[i] /= sum;
        }

        return probabilities;
    }

    /// <summary>The outcome at a place from 0 to 1 along the probabilities, laid end to end.</summary>
    public static int At(double[] probabilities, double place)
    {
        int last = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] > 0)
            {
                last = i;
                place -= probabilities[i];
                if (place < 0)
                {
                    return i;
                }
            }
        }

        // Only rounding leads here.
        return last;
    }
}
