using System;

namespace Hartonomous.Clr;

/// <summary>The sieve of Eratosthenes.</summary>
internal static class Primes
{
    /// <summary>The sieve's memory is a byte a number, taken from what the whole server has for CLR.</summary>
    private const int LargestLimit = 10000000;

    public static int[] UpTo(int limit)
    {
        if (limit > LargestLimit)
        {
            throw new ArgumentOutOfRangeException("limit", "The limit is larger than 10000000. Pass a smaller one.");
        }

        var composite = new bool[Math.Max(limit, 1) + 1];
        int count = 0;
        for (int number = 2; number <= limit; number++)
        {
            if (composite[number])
            {
                continue;
            }

            count++;
            for (long multiple = (long)number * number; multiple <= limit; multiple += number)
            {
                composite[multiple] = true;
            }
        }

        var primes = new int[count];
        for (int number = 2, next = 0; number <= limit; number++)
        {
            if (!composite[number])
            {
                primes[next++] = number;
            }
        }

        return primes;
    }
}
