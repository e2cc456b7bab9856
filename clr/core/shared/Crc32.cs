namespace Hartonomous.Clr;

/// <summary>The checksum of Ethernet, zip and PNG: finds bytes that changed by accident, not by intent.</summary>
/// <remarks>ISO/IEC 13239, reflected polynomial EDB88320. The check value, of the ASCII digits 1 to 9, is CBF43926.</remarks>
internal static class Crc32
{
    public static uint Of(byte[] bytes, int offset, int length)
    {
        uint crc = 0xFFFFFFFF;
        for (int i = offset; i < offset + length; i++)
        {
            crc ^= bytes[i];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
