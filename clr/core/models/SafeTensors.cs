using System;
using System.Collections.Generic;
using System.Data.SqlTypes;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>A model file of the format safetensors: 8 bytes for the length of a JSON header, the header, the tensors.</summary>
/// <remarks>https://huggingface.co/docs/safetensors, "Format". All little-endian; offsets count from the header's end.</remarks>
internal sealed class SafeTensors
{
    private const int LengthSize = 8;
    private const int LargestHeader = 100000000;

    private readonly byte[] bytes;

    private SafeTensors(byte[] bytes, List<SafeTensor> tensors)
    {
        this.bytes = bytes;
        Tensors = tensors;
    }

    /// <summary>By where they begin.</summary>
    public List<SafeTensor> Tensors { get; }

    /// <exception cref="ArgumentException">When the file does not hold what its header says.</exception>
    public static SafeTensors Read(SqlBytes model)
    {
        byte[] bytes = model.Buffer;
        long header = model.Length < LengthSize ? -1 : BitConverter.ToInt64(bytes, 0);
        bool fits = header > 0 && header <= LargestHeader && header <= model.Length - LengthSize;
        Argument.Require(fits, "The model does not begin with the length of its header. Pass a file of the format safetensors.");
        var members = Json.Parse(Encoding.UTF8.GetString(bytes, LengthSize, (int)header)) as Dictionary<string, object>;
        Argument.Require(members != null, "The model's header is no JSON object. Pass a file of the format safetensors.");
        var tensors = new List<SafeTensor>();
        foreach (KeyValuePair<string, object> member in members)
        {
            if (member.Key != "__metadata__")
            {
                tensors.Add(SafeTensor.Of(member.Key, member.Value, LengthSize + header, model.Length));
            }
        }

        tensors.Sort((x, y) => x.Offset != y.Offset ? x.Offset.CompareTo(y.Offset) : string.CompareOrdinal(x.Name, y.Name));
        return new SafeTensors(bytes, tensors);
    }

    /// <exception cref="ArgumentException">For an element type that is no number of at most 32 bits or F64.</exception>
    public float[] Weights(SafeTensor tensor)
    {
        var weights = new float[tensor.Elements];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Weight(tensor, (int)tensor.Offset + (i * tensor.ElementSize));
        }

        return weights;
    }

    private float Weight(SafeTensor tensor, int offset)
    {
        switch (tensor.ElementType)
        {
            case "F64":
                return (float)BitConverter.ToDouble(bytes, offset);
            case "F32":
                return BitConverter.ToSingle(bytes, offset);
            case "F16":
                return Half.FromBinary16(BitConverter.ToUInt16(bytes, offset));
            case "BF16":
                return Half.FromBfloat16(BitConverter.ToUInt16(bytes, offset));
            case "I32":
                return BitConverter.ToInt32(bytes, offset);
            case "I16":
                return BitConverter.ToInt16(bytes, offset);
            case "I8":
                return (sbyte)bytes[offset];
            default:
                return bytes[offset];
        }
    }
}
