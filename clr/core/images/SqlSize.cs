using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>The size of an image to be drawn and of its patches, in pixels.</summary>
internal readonly struct SqlSize
{
    public SqlSize(SqlInt32 width, SqlInt32 height, SqlInt32 patchSize)
    {
        Width = width;
        Height = height;
        PatchSize = patchSize;
    }

    public SqlInt32 Width { get; }

    public SqlInt32 Height { get; }

    public SqlInt32 PatchSize { get; }

    public bool HasNull => Argument.AnyNull(Width, Height, PatchSize);
}
