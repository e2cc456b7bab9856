using System;

namespace Hartonomous.Clr;

/// <summary>
/// A vector as a point in space: how near it points to each of three anchors, spread over a cube about the origin.
/// </summary>
/// <remarks>
/// The cosine to an anchor of random signs is a random projection (Dimitris Achlioptas, "Database-friendly random
/// projections", 2003): times the root of the dimension it is about normal, and normal numbers are spread evenly
/// by their distribution function, here its logistic approximation 1 / (1 + exp(-1.702 x)) (J. A. Haley, 1952).
/// The cosine and the distance of unit vectors say the same: distance² = 2 - 2 cosine.
/// </remarks>
internal static class Projection
{
    private const double HalfOfLogistic = 1.702 / 2;
    private const int Decimals = 9;

    /// <summary>The generator seeds of the three anchors in sql/seed.</summary>
    public static readonly int[] AnchorSeeds = { 1009, 2003, 3001 };

    /// <summary>Signs: bit i of the generator's number i / 64 decides between 1 and -1.</summary>
    public static float[] Anchor(int seed, int dimension)
    {
        var generator = new SplitMix64(seed);
        var anchor = new float[dimension];
        ulong bits = 0;
        for (int i = 0; i < dimension; i++)
        {
            bits = i % 64 == 0 ? generator.Next() : bits >> 1;
            anchor[i] = (bits & 1) == 0 ? -1 : 1;
        }

        return anchor;
    }

    /// <summary>
    /// From -scale to scale; 0 for a vector at a right angle to the anchor. Rounded to 9 decimals, so that the last bit
    /// of a platform's tanh does not make another point.
    /// </summary>
    public static double Coordinate(float[] vector, float[] anchor, double scale)
    {
        double lengths = VectorMath.Norm(vector) * VectorMath.Norm(anchor);
        double cosine = VectorMath.Dot(vector, anchor) / lengths;
        return Math.Round(scale * Math.Tanh(HalfOfLogistic * Math.Sqrt(vector.Length) * cosine), Decimals) + 0.0;
    }
}
