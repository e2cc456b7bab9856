using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>
/// A block of weights as bytes: "HTP1", a byte for the encoding (0 float32, 1 binary16, 2 whole numbers of 8 bits),
/// the number of weights (int32), for encoding 2 the step (float32), the weights, and the CRC-32 of all before it;
/// all little-endian.
/// </summary>
internal static class TensorPayload
{
    private const uint Magic = 0x31505448;
    private const int MostSteps = 127;

    public static byte[] Encode(float[] weights, TensorEncoding encoding)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write((byte)encoding);
        writer.Write(weights.Length);
        float step = encoding == TensorEncoding.Int8 ? Step(weights) : 0;
        if (encoding == TensorEncoding.Int8)
        {
            writer.Write(step);
        }

        foreach (float weight in weights)
        {
            WriteWeight(writer, weight, encoding, step);
        }

        writer.Flush();
        writer.Write(Crc32.Of(stream.GetBuffer(), 0, (int)stream.Length));
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="ArgumentException">When the bytes are no payload, or have changed.</exception>
    public static float[] Decode(byte[] bytes, int length)
    {
        const int smallest = 13;
        bool known = length >= smallest && BitConverter.ToUInt32(bytes, 0) == Magic;
        Argument.Require(known, "The bytes are no tensor payload. Pass what clr_StoreTensorAtomPayload gave.");
        bool whole = Crc32.Of(bytes, 0, length - sizeof(uint)) == BitConverter.ToUInt32(bytes, length - sizeof(uint));
        Argument.Require(whole, "The tensor payload has changed since it was written: its checksum differs. Restore it.");
        using var reader = new BinaryReader(new MemoryStream(bytes, 4, length - 4));
        var encoding = (TensorEncoding)reader.ReadByte();
        var weights = new float[reader.ReadInt32()];
        float step = encoding == TensorEncoding.Int8 ? reader.ReadSingle() : 0;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = ReadWeight(reader, encoding, step);
        }

        return weights;
    }

    /// <summary>So that the largest weight is 127 steps; by symmetric quantization (Benoit Jacob et al., 2018).</summary>
    private static float Step(float[] weights)
    {
        float largest = 0;
        foreach (float weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        Argument.Require(!float.IsNaN(largest) && !float.IsInfinity(largest), "A weight is not finite, and int8 holds none such. Pass float32 or float16.");
        float step = largest / MostSteps;

        // So near to 0 that float32's own steps are as large, it would round to too small a one, or to none.
        return largest == 0 ? 1 : Math.Round((double)largest / step) > MostSteps ? step + float.Epsilon : step;
    }

    private static void WriteWeight(BinaryWriter writer, float weight, TensorEncoding encoding, float step)
    {
        switch (encoding)
        {
            case TensorEncoding.Float16:
                writer.Write((ushort)Half.ToBinary16(weight));
                break;
            case TensorEncoding.Int8:
                writer.Write((sbyte)Math.Max(-MostSteps, Math.Min(MostSteps, Math.Round((double)weight / step))));
                break;
            default:
                writer.Write(weight);
                break;
        }
    }

    private static float ReadWeight(BinaryReader reader, TensorEncoding encoding, float step)
    {
        switch (encoding)
        {
            case TensorEncoding.Float16:
                return Half.FromBinary16(reader.ReadUInt16());
            case TensorEncoding.Int8:
                return reader.ReadSByte() * step;
            default:
                return reader.ReadSingle();
        }
    }
}
