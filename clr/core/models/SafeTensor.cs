using System.Collections.Generic;
using System.Globalization;

namespace Hartonomous.Clr;

/// <summary>One entry of a safetensors header, checked against the file.</summary>
internal sealed class SafeTensor
{
    private SafeTensor(string name, string elementType, string shape, long offset, int elements, int elementSize)
    {
        Name = name;
        ElementType = elementType;
        Shape = shape;
        Offset = offset;
        Elements = elements;
        ElementSize = elementSize;
    }

    public string Name { get; }

    /// <summary>As the format writes it: F32, BF16 and so on.</summary>
    public string ElementType { get; }

    /// <summary>The sizes, with x between them; empty for a single number.</summary>
    public string Shape { get; }

    /// <summary>From the file's beginning, in bytes.</summary>
    public long Offset { get; }

    public int Elements { get; }

    public int ElementSize { get; }

    public static SafeTensor Of(string name, object entry, long dataStart, long fileLength)
    {
        var members = entry as Dictionary<string, object> ?? new Dictionary<string, object>();
        members.TryGetValue("dtype", out object type);
        members.TryGetValue("shape", out object shape);
        members.TryGetValue("data_offsets", out object offsets);
        bool complete = type is string && shape is List<object> && offsets is List<object> { Count: 2 } pair && pair[0] is double && pair[1] is double;
        Argument.Require(complete, "The tensor '{0}' lacks dtype, shape or data_offsets. Pass a file of the format safetensors.", name);

        int size = SizeOf((string)type);
        Argument.Require(size > 0, "The tensor '{0}' has elements of type {1}. Convert it to F32, F16, BF16, F64, I32, I16, I8 or U8.", name, type);
        var sizes = new List<string>();
        double elements = 1;
        foreach (object dimension in (List<object>)shape)
        {
            elements *= dimension is double number ? number : double.NaN;
            sizes.Add(System.Convert.ToString(dimension, CultureInfo.InvariantCulture));
        }

        double begin = (double)((List<object>)offsets)[0];
        double end = (double)((List<object>)offsets)[1];
        bool fits = begin >= 0 && end - begin == elements * size && end <= fileLength - dataStart && elements <= int.MaxValue / sizeof(float);
        Argument.Require(fits, "The tensor '{0}' does not lie within the file as its shape says. Pass the whole file.", name);
        return new SafeTensor(name, (string)type, string.Join("x", sizes.ToArray()), dataStart + (long)begin, (int)elements, size);
    }

    private static int SizeOf(string type)
    {
        switch (type)
        {
            case "F64":
                return 8;
            case "F32":
            case "I32":
                return 4;
            case "F16":
            case "BF16":
            case "I16":
                return 2;
            case "I8":
            case "U8":
                return 1;
            default:
                return 0;
        }
    }
}
