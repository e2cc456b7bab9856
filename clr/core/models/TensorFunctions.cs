using System;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Weights of models as values. A function cannot write a table: the procedure that calls it does.</summary>
public static class TensorFunctions
{
    /// <summary>Weights as a payload with a checksum, smaller if asked: see <see cref="TensorPayload"/> for its bytes.</summary>
    /// <param name="weights">float32, little-endian.</param>
    /// <param name="encoding">float32 (nothing lost), float16 (IEEE 754 binary16) or int8 (whole steps of the largest / 127); case does not count.</param>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_StoreTensorAtomPayload",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes StoreTensorAtomPayload([SqlFacet(MaxSize = -1)] SqlBytes weights, [SqlFacet(MaxSize = 16)] SqlString encoding)
    {
        if (encoding.IsNull || !Float32Vector.TryDecode(weights, out float[] decoded))
        {
            return SqlBytes.Null;
        }

        bool known = Enum.TryParse(encoding.Value.Trim(), true, out TensorEncoding chosen) && Enum.IsDefined(typeof(TensorEncoding), chosen);
        Argument.Require(known, "The encoding is none of float32, float16 and int8. Pass one of them.");
        return new SqlBytes(TensorPayload.Encode(decoded, chosen));
    }

    /// <summary>The weights in a payload that clr_StoreTensorAtomPayload made, as float32.</summary>
    /// <returns>NULL for NULL.</returns>
    /// <exception cref="ArgumentException">When the bytes are no payload, or not as they were written.</exception>
    [SqlFunction(
        Name = "clr_GetTensorAtomPayload",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes GetTensorAtomPayload([SqlFacet(MaxSize = -1)] SqlBytes payload) =>
        payload.IsNull ? SqlBytes.Null : Float32Vector.Encode(TensorPayload.Decode(payload.Buffer, (int)payload.Length));

    /// <summary>A layer from several of the same shape: their weighted mean, weight by weight.</summary>
    /// <param name="layers">The layers one after another, float32, each of as many weights.</param>
    /// <param name="shares">float32, one per layer, 0 or more and not all 0; only their proportions count.</param>
    /// <returns>NULL for a NULL argument; an error where the lengths do not fit.</returns>
    /// <remarks>Mitchell Wortsman et al., "Model soups: averaging weights of multiple fine-tuned models improves accuracy without increasing inference time", ICML 2022.</remarks>
    [SqlFunction(
        Name = "clr_SynthesizeModelLayer",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes SynthesizeModelLayer([SqlFacet(MaxSize = -1)] SqlBytes layers, [SqlFacet(MaxSize = 8000)] SqlBytes shares)
    {
        if (!Float32Vector.TryDecode(layers, out float[] weights) || !Float32Vector.TryDecode(shares, out float[] parts))
        {
            return SqlBytes.Null;
        }

        Argument.Require(
            parts.Length > 0 && weights.Length % parts.Length == 0,
            "There are {0} weights for {1} layers. Pass layers of one size, and a share for each.",
            weights.Length,
            parts.Length);
        double whole = 0;
        foreach (float part in parts)
        {
            Argument.Require(part >= 0 && !float.IsInfinity(part), "A share is negative or not finite. Pass shares of 0 or more.");
            whole += part;
        }

        Argument.Require(whole > 0, "All shares are 0. Give at least one layer a positive share.");
        var mixed = new float[weights.Length / parts.Length];
        for (int i = 0; i < mixed.Length; i++)
        {
            double sum = 0;
            for (int layer = 0; layer < parts.Length; layer++)
            {
                sum += (double)parts[layer] * weights[(layer * mixed.Length) + i];
            }

            mixed[i] = (float)(sum / whole);
        }

        return Float32Vector.Encode(mixed);
    }
}
