namespace Hartonomous.Clr;

/// <summary>A cut through space, or the end of a branch with the depth it stands for.</summary>
internal sealed class IsolationNode
{
    private int axis;
    private double cut;
    private double depth;
    private IsolationNode below;
    private IsolationNode above;

    public static IsolationNode Leaf(double depth) => new IsolationNode { depth = depth };

    public static IsolationNode Cut(int axis, double cut, IsolationNode below, IsolationNode above) =>
        new IsolationNode { axis = axis, cut = cut, below = below, above = above };

    public double DepthOf(float[] point)
    {
        IsolationNode node = this;
        while (node.below != null)
        {
            node = point[node.axis] <= node.cut ? node.below : node.above;
        }

        return node.depth;
    }
}
