using System.IO;

namespace Hartonomous.Clr;

/// <summary>The vector of a group with the highest score; of equals the one with the lowest key, then the first in sorted order. One without a number for a score does not count.</summary>
internal sealed class BestVector
{
    private double score;

    /// <summary>Null before the first.</summary>
    public float[] Vector { get; private set; }

    public long Key { get; private set; }

    public void Offer(double offered, long key, float[] vector)
    {
        bool better = Vector == null
            ? !double.IsNaN(offered)
            : offered > score || (offered == score && (key < Key || (key == Key && new VectorOrder().Compare(vector, Vector) < 0)));
        if (better)
        {
            score = offered;
            Key = key;
            Vector = vector;
        }
    }

    public void Merge(BestVector other)
    {
        if (other.Vector != null)
        {
            Offer(other.score, other.Key, other.Vector);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(score);
        writer.Write(Key);
        writer.Write(Vector == null ? -1 : Vector.Length);
        for (int i = 0; Vector != null && i < Vector.Length; i++)
        {
            writer.Write(Vector[i]);
        }
    }

    public static BestVector Read(BinaryReader reader)
    {
        var read = new BestVector { score = reader.ReadDouble(), Key = reader.ReadInt64() };
        int length = reader.ReadInt32();
        read.Vector = length < 0 ? null : new float[length];
        for (int i = 0; i < length; i++)
        {
            read.Vector[i] = reader.ReadSingle();
        }

        return read;
    }
}
