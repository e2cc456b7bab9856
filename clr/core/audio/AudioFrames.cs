using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>Interleaved PCM of 16 bits, mixed down: the mean of all channels at each instant.</summary>
internal static class AudioFrames
{
    public const int MostChannels = 16;

    /// <summary>False for NULL. No bytes are no frames.</summary>
    /// <exception cref="System.ArgumentException">When the audio ends within a frame.</exception>
    public static bool TryMix(SqlBytes audio, SqlInt32 channels, out double[] frames)
    {
        frames = null;
        if (Argument.AnyNull(audio, channels))
        {
            return false;
        }

        int width = Argument.Within(channels, "channels", 1, MostChannels);
        frames = new double[0];
        if (Pcm16.TryDecode(audio, out double[] samples))
        {
            Argument.Require(
                samples.Length % width == 0,
                "There are {0} samples, which are no whole frames of {1} channels. Pass every channel's last sample.",
                samples.Length,
                width);
            frames = new double[samples.Length / width];
            for (int i = 0; i < samples.Length; i++)
            {
                frames[i / width] += samples[i] / width;
            }
        }

        return true;
    }
}
