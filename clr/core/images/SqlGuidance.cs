using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>The point that patches are drawn towards, in how many steps and how strongly.</summary>
internal readonly struct SqlGuidance
{
    public SqlGuidance(SqlInt32 steps, SqlDouble scale, SqlDouble x, SqlDouble y, SqlDouble z)
    {
        Steps = steps;
        Scale = scale;
        X = x;
        Y = y;
        Z = z;
    }

    public SqlInt32 Steps { get; }

    public SqlDouble Scale { get; }

    public SqlDouble X { get; }

    public SqlDouble Y { get; }

    public SqlDouble Z { get; }

    public bool HasNull => Argument.AnyNull(Steps, Scale, X, Y, Z);
}
