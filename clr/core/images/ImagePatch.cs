namespace Hartonomous.Clr;

/// <summary>A square cut from an image, and what it looks like.</summary>
internal sealed class ImagePatch
{
    public ImagePatch(RawImage image, int index, int left, int top, int size)
    {
        Index = index;
        Left = left;
        Top = top;
        Bytes = image.Cut(left, top, size, size);
        Statistics = ImageStatistics.Of(image, left, top, size, size);
    }

    public int Index { get; }

    public int Left { get; }

    public int Top { get; }

    public byte[] Bytes { get; }

    public ImageStatistics Statistics { get; }
}
