using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>The registers of a HyperLogLog that grows by items or by whole sketches.</summary>
internal sealed class HyperLogLogState
{
    public bool IsEmpty { get; private set; } = true;

    public byte[] Registers { get; private set; } = new byte[HyperLogLog.Registers];

    public void AddItem(ulong hash)
    {
        HyperLogLog.Add(Registers, hash);
        IsEmpty = false;
    }

    public void AddSketch(byte[] other)
    {
        for (int i = 0; i < Registers.Length; i++)
        {
            Registers[i] = Math.Max(Registers[i], other[i]);
        }

        IsEmpty = false;
    }

    public void Merge(HyperLogLogState other)
    {
        if (!other.IsEmpty)
        {
            AddSketch(other.Registers);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(IsEmpty);
        writer.Write(Registers);
    }

    public static HyperLogLogState Read(BinaryReader reader) =>
        new HyperLogLogState { IsEmpty = reader.ReadBoolean(), Registers = reader.ReadBytes(HyperLogLog.Registers) };
}
