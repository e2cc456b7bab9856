using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>
/// An image as its bare pixels: rows from the top, pixels from the left, 1 byte (grey), 3 (red, green, blue) or
/// 4 (with an alpha that is not looked at) each; the number of bytes tells which.
/// </summary>
internal sealed class RawImage
{
    public const int LargestSide = 32768;

    private readonly byte[] bytes;
    private readonly int channels;

    private RawImage(byte[] bytes, int width, int height, int channels)
    {
        this.bytes = bytes;
        this.channels = channels;
        Width = width;
        Height = height;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>False for NULL.</summary>
    /// <exception cref="System.ArgumentException">When the bytes are not 1, 3 or 4 a pixel.</exception>
    public static bool TryDecode(SqlBytes image, SqlInt32 width, SqlInt32 height, out RawImage decoded)
    {
        decoded = null;
        if (Argument.AnyNull(image, width, height))
        {
            return false;
        }

        int columns = Argument.Within(width, "width", 1, LargestSide);
        int rows = Argument.Within(height, "height", 1, LargestSide);
        long pixels = (long)columns * rows;
        long channels = image.Length / pixels;
        Argument.Require(
            image.Length % pixels == 0 && (channels == 1 || channels == 3 || channels == 4),
            "The image has {0} bytes for {1} x {2} pixels. Pass 1 (grey), 3 (RGB) or 4 (RGBA) bytes per pixel, uncompressed.",
            image.Length,
            columns,
            rows);
        decoded = new RawImage(image.Buffer, columns, rows, (int)channels);
        return true;
    }

    public int Red(int x, int y) => Channel(x, y, 0);

    public int Green(int x, int y) => Channel(x, y, 1);

    public int Blue(int x, int y) => Channel(x, y, 2);

    /// <summary>From 0 to 255, by ITU-R BT.601: 0.299 red, 0.587 green, 0.114 blue.</summary>
    public double Luminance(int x, int y) =>
        ((299 * Red(x, y)) + (587 * Green(x, y)) + (114 * Blue(x, y))) / 1000.0;

    /// <summary>The bytes of a rectangle that lies within the image, in the image's own form.</summary>
    public byte[] Cut(int left, int top, int width, int height)
    {
        var cut = new byte[width * height * channels];
        for (int row = 0; row < height; row++)
        {
            System.Array.Copy(
                bytes, (((long)(top + row) * Width) + left) * channels, cut, (long)row * width * channels, (long)width * channels);
        }

        return cut;
    }

    private int Channel(int x, int y, int channel) =>
        bytes[((((long)y * Width) + x) * channels) + (channels == 1 ? 0 : channel)];
}
