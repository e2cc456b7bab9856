using System.Collections.Generic;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>Formulas of which all are taken for true, and others of which one must be: the calculus that searches for a way out.</summary>
/// <remarks>
/// Hao Wang, "Toward mechanical mathematics", IBM Journal of Research and Development 4 (1960): Gentzen's sequent
/// calculus with invertible rules alone, so a branch that can't be closed is itself a counterexample.
/// </remarks>
internal sealed class Sequent
{
    private const int MostSteps = 100000;

    private readonly List<string> lines = new List<string>();
    private SortedDictionary<string, bool> counterexample;
    private int steps;

    /// <summary>Null when there is a proof: otherwise values for which the premises hold and the conclusion does not.</summary>
    public string Counterexample
    {
        get
        {
            if (counterexample == null)
            {
                return null;
            }

            var text = new StringBuilder();
            foreach (KeyValuePair<string, bool> value in counterexample)
            {
                text.Append(text.Length == 0 ? "" : ", ").Append(value.Key).Append('=').Append(value.Value ? '1' : '0');
            }

            return text.ToString();
        }
    }

    /// <summary>Each sequent of the proof in the order it was met, by its depth.</summary>
    public string Proof => string.Join("\n", lines.ToArray());

    public bool Prove(List<Formula> premises, Formula conclusion) =>
        Prove(premises, new List<Formula> { conclusion }, 0);

    private bool Prove(List<Formula> left, List<Formula> right, int depth)
    {
        Argument.Require(++steps <= MostSteps, "There is neither proof nor counterexample after {0} steps. Pass a smaller problem.", MostSteps);
        lines.Add(new string(' ', depth) + Listed(left) + " |- " + Listed(right));

        // First the rules that do not branch.
        for (int pass = 0; pass < 2; pass++)
        {
            for (int side = 0; side < 2; side++)
            {
                List<Formula> formulas = side == 0 ? left : right;
                int index = formulas.FindIndex(formula => formula.Kind != Formula.Variable && Branches(formula, side == 0) == (pass == 1));
                if (index >= 0)
                {
                    return Apply(formulas[index], side == 0, Without(left, side == 0 ? index : -1), Without(right, side == 0 ? -1 : index), depth + 1);
                }
            }
        }

        return Closed(left, right);
    }

    private bool Apply(Formula formula, bool onLeft, List<Formula> left, List<Formula> right, int depth)
    {
        Formula a = formula.Left;
        Formula b = formula.Right;
        switch (formula.Kind)
        {
            case Formula.Not:
                return onLeft ? Prove(left, With(right, a), depth) : Prove(With(left, a), right, depth);
            case Formula.And:
                return onLeft
                    ? Prove(With(left, a, b), right, depth)
                    : Prove(left, With(right, a), depth) && Prove(left, With(right, b), depth);
            case Formula.Or:
                return onLeft
                    ? Prove(With(left, a), right, depth) && Prove(With(left, b), right, depth)
                    : Prove(left, With(right, a, b), depth);
            case Formula.Implies:
                return onLeft
                    ? Prove(left, With(right, a), depth) && Prove(With(left, b), right, depth)
                    : Prove(With(left, a), With(right, b), depth);
            default:
                return onLeft
                    ? Prove(With(left, a, b), right, depth) && Prove(left, With(right, a, b), depth)
                    : Prove(With(left, a), With(right, b), depth) && Prove(With(left, b), With(right, a), depth);
        }
    }

    /// <summary>Only variables are left: one on both sides proves it; otherwise those on the left are true and all others false.</summary>
    private bool Closed(List<Formula> left, List<Formula> right)
    {
        var values = new SortedDictionary<string, bool>(System.StringComparer.Ordinal);
        foreach (Formula variable in left)
        {
            values[variable.Name] = true;
        }

        foreach (Formula variable in right)
        {
            if (values.TryGetValue(variable.Name, out bool value) && value)
            {
                return true;
            }

            values[variable.Name] = false;
        }

        counterexample = values;
        return false;
    }

    private static bool Branches(Formula formula, bool onLeft) =>
        formula.Kind == Formula.Iff || (formula.Kind != Formula.Not && onLeft == (formula.Kind != Formula.And));

    private static List<Formula> With(List<Formula> formulas, params Formula[] more)
    {
        var all = new List<Formula>(formulas);
        all.AddRange(more);
        return all;
    }

    private static List<Formula> Without(List<Formula> formulas, int index)
    {
        var rest = new List<Formula>(formulas);
        if (index >= 0)
        {
            rest.RemoveAt(index);
        }

        return rest;
    }

    private static string Listed(List<Formula> formulas) => string.Join(", ", formulas.ConvertAll(formula => formula.ToString()).ToArray());
}
