using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>The sieve of Eratosthenes over a stretch of numbers, with the primes up to the root of the largest.</summary>
internal static class Primes
{
    private const long Largest = 1000000000000;
    private const long Longest = 10000000;

    public static long[] Between(long from, long to)
    {
        long first = Math.Max(2, from);
        if (to < first)
        {
            return new long[0];
        }

        Argument.Require(to <= Largest, "to is {0}. Pass at most {1}.", to, Largest);
        Argument.Require(to - first < Longest, "There are more than {0} numbers from {1} to {2}. Pass a shorter stretch.", Longest, first, to);
        var composite = new bool[to - first + 1];
        foreach (int prime in UpTo((int)Math.Sqrt(to) + 1))
        {
            long multiple = Math.Max((long)prime * prime, (first + prime - 1) / prime * prime);
            for (; multiple <= to; multiple += prime)
            {
                composite[multiple - first] = true;
            }
        }

        var primes = new List<long>();
        for (long number = first; number <= to; number++)
        {
            if (!composite[number - first])
            {
                primes.Add(number);
            }
        }

        return primes.ToArray();
    }

    private static List<int> UpTo(int limit)
    {
        var composite = new bool[limit + 1];
        var primes = new List<int>();
        for (int number = 2; number <= limit; number++)
        {
            if (composite[number])
            {
                continue;
            }

            primes.Add(number);
            for (long multiple = (long)number * number; multiple <= limit; multiple += number)
            {
                composite[multiple] = true;
            }
        }

        return primes;
    }
}
