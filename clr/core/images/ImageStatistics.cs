using System;

namespace Hartonomous.Clr;

/// <summary>Means over a rectangle of an image, in sums of whole numbers, so without rounding before the last division.</summary>
internal readonly struct ImageStatistics
{
    private ImageStatistics(double red, double green, double blue, double variance)
    {
        Red = red;
        Green = green;
        Blue = blue;
        Variance = variance;
    }

    public double Red { get; }

    public double Green { get; }

    public double Blue { get; }

    /// <summary>Of the luminance, over all pixels (divided by their number).</summary>
    public double Variance { get; }

    public static ImageStatistics Of(RawImage image, int left, int top, int width, int height)
    {
        long red = 0;
        long green = 0;
        long blue = 0;
        double luminance = 0;
        for (int y = top; y < top + height; y++)
        {
            for (int x = left; x < left + width; x++)
            {
                red += image.Red(x, y);
                green += image.Green(x, y);
                blue += image.Blue(x, y);
                luminance += image.Luminance(x, y);
            }
        }

        double pixels = (double)width * height;
        double squares = 0;
        for (int y = top; y < top + height; y++)
        {
            for (int x = left; x < left + width; x++)
            {
                squares += Math.Pow(image.Luminance(x, y) - (luminance / pixels), 2);
            }
        }

        return new ImageStatistics(red / pixels, green / pixels, blue / pixels, squares / pixels);
    }
}
