using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Loudness of 16-bit PCM audio, as a part of full scale. NULL where there is no sample.</summary>
public static class AudioFunctions
{
    /// <summary>The root of the mean of the squares.</summary>
    [SqlFunction(
        Name = "clr_AudioComputeRms",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble AudioComputeRms([SqlFacet(MaxSize = -1)] SqlBytes samples) =>
        Pcm16.TryDecode(samples, out double[] amplitudes) ? new SqlDouble(Pcm16.RootMeanSquare(amplitudes)) : SqlDouble.Null;

    /// <summary>The largest amplitude, whatever its sign.</summary>
    [SqlFunction(
        Name = "clr_AudioComputePeak",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble AudioComputePeak([SqlFacet(MaxSize = -1)] SqlBytes samples) =>
        Pcm16.TryDecode(samples, out double[] amplitudes) ? new SqlDouble(Pcm16.Peak(amplitudes)) : SqlDouble.Null;
}
