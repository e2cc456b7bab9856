using System.IO;

namespace Hartonomous.Clr;

/// <summary>The sums of the components of all vectors of a group, and how many there were.</summary>
/// <remarks>
/// Each sum is two doubles, the second holding what the first rounded off (D. E. Knuth, "The Art of Computer
/// Programming" 2, 4.2.2, theorem B). The order of the rows can change it only where terms differ in size by more
/// than 2^80 and cancel; the float32 that comes out is otherwise the same however the rows were grouped.
/// A component that is NaN, or infinite with either sign, makes its sum NaN, or infinite.
/// </remarks>
internal sealed class ComponentSums
{
    private double[] sums;
    private double[] rests;

    public long Count { get; private set; }

    /// <summary>0 without a vector.</summary>
    public int Dimension => sums == null ? 0 : sums.Length;

    public bool IsEmpty => sums == null;

    public void Add(float[] vector) => Add(vector, 1);

    /// <summary>Each component times a factor, rounded to double once.</summary>
    public void Add(float[] vector, double factor)
    {
        Begin(vector.Length);
        for (int i = 0; i < vector.Length; i++)
        {
            AddTo(i, vector[i] * factor);
        }

        Count++;
    }

    /// <summary>The squares of the components, which double holds exactly.</summary>
    public void AddSquares(float[] vector)
    {
        Begin(vector.Length);
        for (int i = 0; i < vector.Length; i++)
        {
            AddTo(i, (double)vector[i] * vector[i]);
        }

        Count++;
    }

    /// <summary>The components divided by the vector's length, each rounded once; nothing for a vector without direction.</summary>
    public void AddDirection(float[] vector)
    {
        double norm = VectorMath.Norm(vector);
        if (norm > 0)
        {
            Begin(vector.Length);
            for (int i = 0; i < vector.Length; i++)
            {
                AddTo(i, vector[i] / norm);
            }

            Count++;
        }
    }

    /// <summary>The products of each component with each, those of i and j at i * dimension + j, for i up to j.</summary>
    public void AddProducts(float[] vector)
    {
        Begin(vector.Length * vector.Length);
        for (int i = 0; i < vector.Length; i++)
        {
            for (int j = i; j < vector.Length; j++)
            {
                AddTo((i * vector.Length) + j, (double)vector[i] * vector[j]);
            }
        }

        Count++;
    }

    public void Merge(ComponentSums other)
    {
        if (other.sums == null)
        {
            return;
        }

        Begin(other.sums.Length);
        for (int i = 0; i < sums.Length; i++)
        {
            AddTo(i, other.sums[i]);
            rests[i] += other.rests[i];
        }

        Count += other.Count;
    }

    public double Sum(int component) =>
        double.IsNaN(sums[component]) || double.IsInfinity(sums[component]) ? sums[component] : sums[component] + rests[component];

    /// <summary>The sum with both of its halves.</summary>
    public Expansion Exact(int component)
    {
        var sum = new Expansion();
        sum.Add(sums[component]);
        sum.Add(rests[component]);
        return sum;
    }

    /// <summary>The sums, each divided; null when there was no vector.</summary>
    public float[] DividedBy(double divisor)
    {
        if (sums == null)
        {
            return null;
        }

        var result = new float[sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            result[i] = (float)(Sum(i) / divisor);
        }

        return result;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(sums == null ? -1 : sums.Length);
        for (int i = 0; sums != null && i < sums.Length; i++)
        {
            writer.Write(sums[i]);
            writer.Write(rests[i]);
        }
    }

    public static ComponentSums Read(BinaryReader reader)
    {
        var read = new ComponentSums { Count = reader.ReadInt64() };
        int dimension = reader.ReadInt32();
        read.sums = dimension < 0 ? null : new double[dimension];
        read.rests = dimension < 0 ? null : new double[dimension];
        for (int i = 0; i < dimension; i++)
        {
            read.sums[i] = reader.ReadDouble();
            read.rests[i] = reader.ReadDouble();
        }

        return read;
    }

    private void Begin(int dimension)
    {
        sums ??= new double[dimension];
        rests ??= new double[dimension];
        GroupDimension.Require(sums.Length, dimension);
    }

    private void AddTo(int component, double term)
    {
        double before = sums[component];
        double sum = before + term;
        double part = sum - before;
        rests[component] += (before - (sum - part)) + (term - part);
        sums[component] = sum;
    }
}
