namespace Hartonomous.Clr;

/// <summary>How a payload keeps a weight; the numbers are in its bytes.</summary>
internal enum TensorEncoding : byte
{
    Float32 = 0,
    Float16 = 1,
    Int8 = 2,
}
