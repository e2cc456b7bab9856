using System;

namespace Hartonomous.Clr;

/// <summary>The discrete Fourier transform of any length: X[k] = sum over n of x[n] exp(-2 pi i k n / N), not scaled.</summary>
/// <remarks>
/// J. W. Cooley, J. W. Tukey (1965) for powers of two; all other lengths as a convolution of such a length
/// (L. I. Bluestein, "A linear filtering approach to the computation of discrete Fourier transform", 1970).
/// </remarks>
internal static class Fourier
{
    public static void Transform(double[] real, double[] imaginary)
    {
        if ((real.Length & (real.Length - 1)) == 0)
        {
            TransformPowerOfTwo(real, imaginary);
        }
        else
        {
            TransformByChirp(real, imaginary);
        }
    }

    private static void TransformPowerOfTwo(double[] real, double[] imaginary)
    {
        ReverseBits(real, imaginary);
        int length = real.Length;
        for (int size = 2; size <= length; size *= 2)
        {
            int half = size / 2;
            for (int k = 0; k < half; k++)
            {
                (double cosine, double sine) = Root(k, size);
                for (int even = k; even < length; even += size)
                {
                    int odd = even + half;
                    double re = (real[odd] * cosine) - (imaginary[odd] * sine);
                    double im = (real[odd] * sine) + (imaginary[odd] * cosine);
                    real[odd] = real[even] - re;
                    imaginary[odd] = imaginary[even] - im;
                    real[even] += re;
                    imaginary[even] += im;
                }
            }
        }
    }

    /// <summary>exp(-2 pi i k / size): computed anew each time, as multiplying one by the next would gather errors, and exact for the quarter turn.</summary>
    private static (double Cosine, double Sine) Root(int k, int size)
    {
        double angle = -2 * Math.PI * k / size;
        return 4 * k == size ? (0, -1) : (Math.Cos(angle), Math.Sin(angle));
    }

    private static void ReverseBits(double[] real, double[] imaginary)
    {
        for (int i = 1, j = 0; i < real.Length; i++)
        {
            int bit = real.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (real[i], real[j]) = (real[j], real[i]);
                (imaginary[i], imaginary[j]) = (imaginary[j], imaginary[i]);
            }
        }
    }

    private static void TransformByChirp(double[] real, double[] imaginary)
    {
        int length = real.Length;
        int padded = 1;
        while (padded < (2 * length) - 1)
        {
            padded *= 2;
        }

        var cosine = new double[length];
        var sine = new double[length];
        var signalRe = new double[padded];
        var signalIm = new double[padded];
        var chirpRe = new double[padded];
        var chirpIm = new double[padded];
        for (int n = 0; n < length; n++)
        {
            // n² modulo 2N keeps the angle small and exact.
            double angle = Math.PI * ((long)n * n % (2L * length)) / length;
            cosine[n] = Math.Cos(angle);
            sine[n] = Math.Sin(angle);
            signalRe[n] = (real[n] * cosine[n]) + (imaginary[n] * sine[n]);
            signalIm[n] = (imaginary[n] * cosine[n]) - (real[n] * sine[n]);
            int mirrored = (padded - n) % padded;
            chirpRe[n] = chirpRe[mirrored] = cosine[n];
            chirpIm[n] = chirpIm[mirrored] = sine[n];
        }

        Convolve(signalRe, signalIm, chirpRe, chirpIm);
        for (int k = 0; k < length; k++)
        {
            real[k] = (signalRe[k] * cosine[k]) + (signalIm[k] * sine[k]);
            imaginary[k] = (signalIm[k] * cosine[k]) - (signalRe[k] * sine[k]);
        }
    }

    /// <summary>Cyclic; the first operand becomes the result.</summary>
    private static void Convolve(double[] xRe, double[] xIm, double[] yRe, double[] yIm)
    {
        TransformPowerOfTwo(xRe, xIm);
        TransformPowerOfTwo(yRe, yIm);
        for (int i = 0; i < xRe.Length; i++)
        {
            double re = (xRe[i] * yRe[i]) - (xIm[i] * yIm[i]);
            double im = (xRe[i] * yIm[i]) + (xIm[i] * yRe[i]);
            xRe[i] = re;

            // The inverse is the transform of the conjugate, conjugated.
            xIm[i] = -im;
        }

        TransformPowerOfTwo(xRe, xIm);
        for (int i = 0; i < xRe.Length; i++)
        {
            xRe[i] /= xRe.Length;
            xIm[i] /= -xIm.Length;
        }
    }
}
