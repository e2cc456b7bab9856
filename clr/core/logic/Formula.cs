namespace Hartonomous.Clr;

/// <summary>A formula of propositional logic: a variable, or an operator over one or two formulas.</summary>
internal sealed class Formula
{
    public const char Variable = 'v';
    public const char Not = '~';
    public const char And = '&';
    public const char Or = '|';
    public const char Implies = '>';
    public const char Iff = '=';

    public Formula(char kind, string name, Formula left, Formula right)
    {
        Kind = kind;
        Name = name;
        Left = left;
        Right = right;
    }

    public char Kind { get; }

    /// <summary>Of a variable; null otherwise.</summary>
    public string Name { get; }

    /// <summary>The operand of Not; null for a variable.</summary>
    public Formula Left { get; }

    public Formula Right { get; }

    public override string ToString()
    {
        switch (Kind)
        {
            case Variable:
                return Name;
            case Not:
                return "~" + Left;
            default:
                string sign = Kind == Implies ? "->" : Kind == Iff ? "<->" : Kind.ToString();
                return "(" + Left + " " + sign + " " + Right + ")";
        }
    }
}
